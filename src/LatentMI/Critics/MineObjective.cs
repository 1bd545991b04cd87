using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>
/// MINE (Belghazi et al. 2018): mean f(x, y) over true pairs - ln mean e^f(x, y') over as many pairs of rows drawn apart. In training the second
/// term's gradient is divided by a moving mean D of mean e^f over batches instead of this batch's (equation 12), which makes it less biased.
/// </summary>
internal sealed unsafe class MineObjective : ICriticObjective
{
    // D <- 0.9 D + 0.1 mean e^f of the batch, from 0.
    private const double Kept = 0.9;

    private const int LanesPerPart = 128;

    private readonly Compute _compute;
    private readonly Critic _critic;
    private readonly CriticLanes[] _batchLanes;
    private readonly CriticSums[] _sums;
    private readonly JoinWork _join;
    private readonly ForwardWork _forward;
    private readonly BackwardWork _backward;
    // Products with rows, and after the way back their gradients.
    private readonly AlignedBuffer _productsX;
    private readonly AlignedBuffer _productsY;
    private readonly float[] _scores;
    private readonly int[] _partners;
    private readonly int _batchRows;

    /// <summary>Makes room for batches.</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="critic">f.</param>
    /// <param name="batchRows">The number of true pairs of every batch.</param>
    public MineObjective(Compute compute, Critic critic, int batchRows)
    {
        _compute = compute;
        _critic = critic;
        _batchRows = batchRows;
        int parts = checked((2 * batchRows) + LanesPerPart - 1) / LanesPerPart;
        _batchLanes = [.. Enumerable.Range(0, parts).Select(_ => CriticLanes.Create(critic, LanesPerPart, compute.Width))];
        _forward = new ForwardWork(this, _batchLanes, perPart: true);
        _backward = new BackwardWork(this);
        _sums = [.. Enumerable.Range(0, parts).Select(_ => new CriticSums(critic, 0))];
        _join = new JoinWork(compute, _sums);
        _productsX = new AlignedBuffer(checked(critic.First.Outputs * batchRows));
        _productsY = new AlignedBuffer(checked(2 * critic.First.Outputs * batchRows));
        _scores = new float[2 * batchRows];
        _partners = [.. Enumerable.Range(batchRows, batchRows)];
    }

    /// <inheritdoc/>
    public bool DrawsProductPairs => true;

    /// <summary>ln D, the smoothed denominator.</summary>
    public double LogDenominator { get; private set; } = double.NegativeInfinity;

    /// <inheritdoc/>
    public double Ceiling(int testRows) => double.PositiveInfinity;

    /// <inheritdoc/>
    public void Differentiate(MatrixView x, MatrixView y)
    {
        MatrixView productsX = Project(_critic.WeightsX, x, _productsX);
        MatrixView productsY = Project(_critic.WeightsY, y, _productsY);
        _forward.Evaluate(productsX, productsY, _partners, _scores);
        var exponentials = default(LogSumExp);
        exponentials.Add(_scores.AsSpan(_batchRows));
        LogDenominator = Smooth(LogDenominator, exponentials.Value - Math.Log(_batchRows));
        for (int part = 0; part < _batchLanes.Length; part++)
        {
            for (int lane = 0; lane < LanesPerPart; lane++)
            {
                int pair = (part * LanesPerPart) + lane;
                _batchLanes[part].ScoreGradients[lane] = pair < _batchRows ? -1f / _batchRows
                    : pair < _scores.Length ? (float)(Math.Exp(_scores[pair] - LogDenominator) / _batchRows)
                    : 0;
            }
        }

        _compute.Run(_backward, _batchLanes.Length);
        CriticSums sums = _join.Join();
        for (int unit = 0; unit < _critic.First.Outputs; unit++)
        {
            sums.FirstBias[unit] = CollectGradients(unit, productsX.Row(unit), productsY.Row(unit));
        }

        sums.WriteGradients();
        _compute.Multiply(productsX, x, _critic.GradientX, Epilogue.None);
        _compute.Multiply(productsY, y, _critic.GradientY, Epilogue.None);
    }

    /// <inheritdoc/>
    public void Test(MatrixView x, MatrixView y, ReadOnlySpan<int> partners, Span<double> pointwise)
    {
        int units = _critic.First.Outputs;
        MatrixView productsX = Project(_critic.WeightsX, x, new AlignedBuffer(checked(units * x.Rows)));
        MatrixView productsY = Project(_critic.WeightsY, y, new AlignedBuffer(checked(units * y.Rows)));
        var scores = new float[2 * x.Rows];
        CriticLanes[] lanes = [.. Enumerable.Range(0, _compute.Team.Threads).Select(_ => CriticLanes.Create(_critic, LanesPerPart, _compute.Width))];
        new ForwardWork(this, lanes, perPart: false).Evaluate(productsX, productsY, partners.ToArray(), scores);
        var exponentials = default(LogSumExp);
        exponentials.Add(scores.AsSpan(x.Rows));
        double logMean = exponentials.Value - Math.Log(x.Rows);
        for (int i = 0; i < pointwise.Length; i++)
        {
            pointwise[i] = scores[i] - logMean;
        }
    }

    /// <summary>ln D after a batch: ln(0.9 D + 0.1 mean e^f).</summary>
    /// <param name="previous">ln D before it; minus infinity before the first.</param>
    /// <param name="batch">ln of the batch's mean e^f.</param>
    internal static double Smooth(double previous, double batch)
    {
        double kept = Math.Log(Kept) + previous;
        double added = Math.Log(1 - Kept) + batch;
        double larger = Math.Max(kept, added);
        return larger + Math.Log(Math.Exp(kept - larger) + Math.Exp(added - larger));
    }

    /// <summary>The first layer's products with rows, without the bias, a row per unit.</summary>
    private MatrixView Project(MatrixView weights, MatrixView rows, AlignedBuffer products)
    {
        var result = new MatrixView(products, weights.Rows, rows.Rows);
        _compute.Multiply(weights, rows.Transposed, result, Epilogue.None);
        return result;
    }

    /// <summary>Adds up the lanes' gradients per row of X and of Y, for one unit; a row of X is in a true and in another pair.</summary>
    /// <returns>The sum over all lanes.</returns>
    private float CollectGradients(int unit, Span<float> gradientX, Span<float> gradientY)
    {
        for (int start = 0; start < gradientY.Length; start += LanesPerPart)
        {
            int count = Math.Min(LanesPerPart, gradientY.Length - start);
            _batchLanes[start / LanesPerPart].Hidden.Span.Slice(unit * LanesPerPart, count).CopyTo(gradientY[start..]);
        }

        float sum = 0;
        for (int i = 0; i < gradientX.Length; i++)
        {
            gradientX[i] = gradientY[i] + gradientY[_batchRows + i];
            sum += gradientX[i];
        }

        return sum;
    }

    /// <summary>The scores of all pairs: the true ones, then those with the partners.</summary>
    private sealed class ForwardWork(MineObjective owner, CriticLanes[] lanes, bool perPart) : IPartedWork
    {
        private MatrixView _productsX;
        private MatrixView _productsY;
        private int[] _partners = [];
        private float[] _scores = [];

        /// <summary>Computes scores.</summary>
        /// <param name="productsX">The first layer's products with rows of X, a row per unit.</param>
        /// <param name="productsY">Those with rows of Y.</param>
        /// <param name="partners">For each row of X the row of Y of its second pair.</param>
        /// <param name="scores">Receives two scores for each row of X.</param>
        public void Evaluate(MatrixView productsX, MatrixView productsY, int[] partners, float[] scores)
        {
            (_productsX, _productsY, _partners, _scores) = (productsX, productsY, partners, scores);
            owner._compute.Run(this, (scores.Length + LanesPerPart - 1) / LanesPerPart);
        }

        /// <inheritdoc/>
        public void Run(int part, int worker)
        {
            CriticLanes own = lanes[perPart ? part : worker];
            int first = part * LanesPerPart;
            int count = Math.Min(LanesPerPart, _scores.Length - first);
            int rows = _partners.Length;
            for (int unit = 0; unit < _productsX.Rows; unit++)
            {
                float bias = owner._critic.First.Bias.Value.Pointer[unit];
                float* x = _productsX.Data + (unit * _productsX.RowStride);
                float* y = _productsY.Data + (unit * _productsY.RowStride);
                Span<float> hidden = own.Hidden.Span.Slice(unit * LanesPerPart, LanesPerPart);
                for (int lane = 0; lane < count; lane++)
                {
                    int pair = first + lane;
                    float sum = bias + (pair < rows ? x[pair] + y[pair] : x[pair - rows] + y[_partners[pair - rows]]);
                    hidden[lane] = sum > 0 ? sum : 0;
                }
            }

            own.Forward(LanesPerPart);
            own.Scores[..count].CopyTo(_scores.AsSpan(first));
        }
    }

    /// <summary>The gradients of the lanes of each part.</summary>
    private sealed class BackwardWork(MineObjective owner) : IPartedWork
    {
        /// <inheritdoc/>
        public void Run(int part, int worker)
        {
            owner._sums[part].Clear();
            owner._batchLanes[part].Backward(LanesPerPart, owner._sums[part]);
        }
    }
}
