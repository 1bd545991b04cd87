using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>InfoNCE (van den Oord et al. 2018): mean_i [ f(x_i, y_i) - ln mean_j e^f(x_i, y_j) ], j over all rows of the batch or of the test half.</summary>
/// <remarks>
/// The first layer is linear in x and y apart, so its products are computed once per row and only added per pair. A batch's rows of X are dealt to
/// parts; a part computes scores, their softmax and gradients while the lanes of a few rows are in the cache.
/// </remarks>
internal sealed unsafe class InfoNceObjective : ICriticObjective
{
    private const int RowsPerPart = 16;
    private const int TestLanes = 512;

    // The first layer's outputs of a block of rows, in floats, where they are few enough for the second-level cache.
    private const int BlockValues = 16384;

    private readonly Compute _compute;
    private readonly Critic _critic;
    private readonly int _batchRows;
    private readonly int _rowLanes;
    private readonly int _rowsPerBlock;
    private readonly CriticLanes?[] _batchLanes;
    private readonly CriticLanes?[] _testLanes;
    private readonly CriticSums[] _sums;
    private readonly JoinWork _join;
    private readonly AlignedBuffer _productsX;
    private readonly AlignedBuffer _productsY;
    private readonly AlignedBuffer _gradientX;
    private readonly BatchWork _batchWork;

    /// <summary>Makes room for batches.</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="critic">f.</param>
    /// <param name="batchRows">The number of rows of every batch.</param>
    public InfoNceObjective(Compute compute, Critic critic, int batchRows)
    {
        _compute = compute;
        _critic = critic;
        _batchRows = batchRows;
        int units = critic.First.Outputs;
        _rowLanes = CriticLanes.Pad(batchRows);
        _rowsPerBlock = Math.Clamp(BlockValues / units / _rowLanes, 1, RowsPerPart);
        _batchLanes = new CriticLanes?[compute.Team.Threads];
        _testLanes = new CriticLanes?[compute.Team.Threads];
        _sums = [.. Enumerable.Range(0, (batchRows + RowsPerPart - 1) / RowsPerPart).Select(_ => new CriticSums(critic, _rowLanes))];
        _join = new JoinWork(compute, _sums);
        _productsX = new AlignedBuffer(checked(batchRows * units));
        _productsY = new AlignedBuffer(checked(units * _rowLanes));
        _gradientX = new AlignedBuffer(_productsX.Length);
        _batchWork = new BatchWork(this);
    }

    /// <inheritdoc/>
    public bool DrawsProductPairs => false;

    /// <inheritdoc/>
    public double Ceiling(int testRows) => Math.Log2(testRows);

    /// <inheritdoc/>
    public void Differentiate(MatrixView x, MatrixView y)
    {
        Project(x, y, _productsX, _productsY, _rowLanes);
        _compute.Run(_batchWork, _sums.Length);
        CriticSums sums = _join.Join();

        // The bound does not depend on the last bias; the computed gradient would be rounding error, which Adam turns into full steps.
        *sums.LastBias = 0;
        sums.WriteGradients();
        _compute.Multiply(new MatrixView(_gradientX, _batchRows, _critic.First.Outputs).Transposed, x, _critic.GradientX, Epilogue.None);
        _compute.Multiply(sums.ProductsMatrix(_batchRows), y, _critic.GradientY, Epilogue.None);
    }

    /// <inheritdoc/>
    public void Test(MatrixView x, MatrixView y, ReadOnlySpan<int> partners, Span<double> pointwise)
    {
        int lanes = CriticLanes.Pad(x.Rows);
        var productsX = new AlignedBuffer(checked(x.Rows * _critic.First.Outputs));
        var productsY = new AlignedBuffer(checked(_critic.First.Outputs * lanes));
        Project(x, y, productsX, productsY, lanes);
        var work = new TestWork(this, productsX, productsY, x.Rows);
        _compute.Run(work, (x.Rows + RowsPerPart - 1) / RowsPerPart);
        work.Pointwise.CopyTo(pointwise);
    }

    /// <summary>The first layer's products with rows of X, a row per row and with the bias, and with rows of Y, a row per unit.</summary>
    private void Project(MatrixView x, MatrixView y, AlignedBuffer productsX, AlignedBuffer productsY, int lanes)
    {
        int units = _critic.First.Outputs;
        _compute.Multiply(x, _critic.WeightsX.Transposed, new MatrixView(productsX, x.Rows, units), new Epilogue(_critic.First.Bias.Value, 1));
        _compute.Multiply(_critic.WeightsY, y.Transposed, new MatrixView(productsY, units, lanes).Block(0, 0, units, y.Rows), Epilogue.None);
    }

    /// <summary>The gradients of some rows of X of a batch beside all rows of Y.</summary>
    private sealed class BatchWork(InfoNceObjective owner) : IPartedWork
    {
        /// <inheritdoc/>
        public void Run(int part, int worker)
        {
            CriticLanes lanes = owner._batchLanes[worker]
                ??= CriticLanes.Create(owner._critic, owner._rowsPerBlock * owner._rowLanes, owner._compute.Width);
            CriticSums sums = owner._sums[part];
            sums.Clear();
            int last = Math.Min((part + 1) * RowsPerPart, owner._batchRows);
            for (int row = part * RowsPerPart; row < last; row += owner._rowsPerBlock)
            {
                RunBlock(lanes, sums, row, Math.Min(owner._rowsPerBlock, last - row));
            }
        }

        private void RunBlock(CriticLanes lanes, CriticSums sums, int first, int rows)
        {
            int units = owner._critic.First.Outputs;
            int rowLanes = owner._rowLanes;
            for (int r = 0; r < rows; r++)
            {
                float* x = owner._productsX.Pointer + ((nint)(first + r) * units);
                lanes.Pair(r * rowLanes, rowLanes, x, owner._productsY.Pointer, rowLanes);
            }

            lanes.Forward(rows * rowLanes);
            for (int r = 0; r < rows; r++)
            {
                Softmax(
                    lanes.Scores.Slice(r * rowLanes, owner._batchRows), lanes.ScoreGradients.Slice(r * rowLanes, owner._batchRows), first + r);
            }

            lanes.Backward(rows * rowLanes, sums);
            for (int r = 0; r < rows; r++)
            {
                float* x = owner._gradientX.Pointer + ((nint)(first + r) * units);
                lanes.SpreadGradient(r * rowLanes, rowLanes, x, sums.ProductsY, rowLanes);
                for (int unit = 0; unit < units; unit++)
                {
                    sums.FirstBias[unit] += x[unit];
                }
            }
        }

        /// <summary>The derivatives of -(f_ii - ln sum_j e^f_ij) / rows with respect to f_ij.</summary>
        private static void Softmax(ReadOnlySpan<float> scores, Span<float> gradients, int row)
        {
            float largest = float.NegativeInfinity;
            foreach (float score in scores)
            {
                largest = Math.Max(largest, score);
            }

            double sum = 0;
            for (int j = 0; j < scores.Length; j++)
            {
                gradients[j] = MathF.Exp(scores[j] - largest);
                sum += gradients[j];
            }

            float scale = (float)(1 / (sum * scores.Length));
            for (int j = 0; j < scores.Length; j++)
            {
                gradients[j] *= scale;
            }

            gradients[row] -= 1f / scores.Length;
        }
    }

    /// <summary>The pointwise values of some rows of X of the test half beside all rows of Y.</summary>
    private sealed class TestWork(InfoNceObjective owner, AlignedBuffer productsX, AlignedBuffer productsY, int count) : IPartedWork
    {
        /// <summary>f(x_i, y_i) - ln mean_j e^f(x_i, y_j) of each row.</summary>
        public double[] Pointwise { get; } = new double[count];

        /// <inheritdoc/>
        public void Run(int part, int worker)
        {
            CriticLanes lanes = owner._testLanes[worker] ??= CriticLanes.Create(owner._critic, TestLanes, owner._compute.Width);
            int stride = CriticLanes.Pad(count);
            int last = Math.Min((part + 1) * RowsPerPart, count);
            for (int row = part * RowsPerPart; row < last; row++)
            {
                double own = double.NaN;
                var exponentials = default(LogSumExp);
                for (int start = 0; start < count; start += TestLanes)
                {
                    int chunk = Math.Min(TestLanes, count - start);
                    int padded = CriticLanes.Pad(chunk);
                    lanes.Pair(0, padded, productsX.Pointer + ((nint)row * owner._critic.First.Outputs), productsY.Pointer + start, stride);
                    lanes.Forward(padded);
                    exponentials.Add(lanes.Scores[..chunk]);
                    if (row >= start && row < start + chunk)
                    {
                        own = lanes.Scores[row - start];
                    }
                }

                Pointwise[row] = own - (exponentials.Value - Math.Log(count));
            }
        }
    }
}
