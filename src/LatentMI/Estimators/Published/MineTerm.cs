using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Estimators.Published;

/// <summary>
/// The Donsker-Varadhan bound of MINE (Belghazi et al. 2018, eq. 5) as a loss, in nats: -(mean T(zx, zy) - ln mean e^T(zx, zy')), T a small network
/// on both latents, zy' latents of rows drawn from the batch with replacement.
/// </summary>
internal sealed class MineTerm : IRegularizerTerm
{
    private readonly MultilayerPerceptron _critic;
    private readonly Action<Span<int>> _drawPartners;
    private readonly int _latentDimensions;
    private readonly AlignedBuffer _pairs;
    private readonly AlignedBuffer _pairGradients;
    private readonly int[] _partners;

    /// <summary>Makes the term.</summary>
    /// <param name="critic">T: 2L -> L -> 1, for twice the rows of a batch.</param>
    /// <param name="latentDimensions">L.</param>
    /// <param name="capacity">The largest number of rows of a batch.</param>
    /// <param name="drawPartners">Fills in, for every row of a batch, the row whose Y it is paired with.</param>
    public MineTerm(MultilayerPerceptron critic, int latentDimensions, int capacity, Action<Span<int>> drawPartners)
    {
        _critic = critic;
        _drawPartners = drawPartners;
        _latentDimensions = latentDimensions;
        _pairs = new AlignedBuffer(4 * capacity * latentDimensions);
        _pairGradients = new AlignedBuffer(4 * capacity * latentDimensions);
        _partners = new int[capacity];
    }

    /// <inheritdoc/>
    public IEnumerable<MultilayerPerceptron> Networks => [_critic];

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => _critic.Parameters;

    /// <inheritdoc/>
    public double Evaluate(in LatentBatch batch, double weight, bool dropout)
    {
        int rows = batch.Rows;
        _drawPartners(_partners.AsSpan(0, rows));
        MatrixView pairs = new(_pairs, 2 * rows, 2 * _latentDimensions);
        for (int i = 0; i < rows; i++)
        {
            CopyPair(batch, i, i, pairs.Row(i));
            CopyPair(batch, i, _partners[i], pairs.Row(rows + i));
        }

        // The first half of the critic's values belongs to true pairs, the second to re-paired ones.
        ReadOnlySpan<float> values = _critic.Forward(pairs, dropout).Span;
        Span<float> gradients = _critic.OutputGradient(2 * rows).Span;
        double joint = 0;
        double largest = double.NegativeInfinity;
        for (int i = 0; i < rows; i++)
        {
            joint += values[i];
            largest = Math.Max(largest, values[rows + i]);
        }

        double exponentials = 0;
        for (int i = rows; i < 2 * rows; i++)
        {
            exponentials += Math.Exp(values[i] - largest);
        }

        for (int i = 0; i < rows; i++)
        {
            gradients[i] = (float)(-weight / rows);
            gradients[rows + i] = (float)(weight * Math.Exp(values[rows + i] - largest) / exponentials);
        }

        return largest + Math.Log(exponentials / rows) - (joint / rows);
    }

    /// <inheritdoc/>
    public void Backward(in LatentBatch batch, MatrixView gradientX, MatrixView gradientY)
    {
        int rows = batch.Rows;
        MatrixView gradients = new(_pairGradients, 2 * rows, 2 * _latentDimensions);
        _critic.Backward(gradients);
        for (int i = 0; i < rows; i++)
        {
            AddPair(gradients.Row(i), gradientX.Row(i), gradientY.Row(i));
            AddPair(gradients.Row(rows + i), gradientX.Row(i), gradientY.Row(_partners[i]));
        }
    }

    private void CopyPair(in LatentBatch batch, int rowX, int rowY, Span<float> pair)
    {
        batch.LatentX.Row(rowX).CopyTo(pair);
        batch.LatentY.Row(rowY).CopyTo(pair[_latentDimensions..]);
    }

    private void AddPair(ReadOnlySpan<float> pair, Span<float> gradientX, Span<float> gradientY)
    {
        for (int j = 0; j < _latentDimensions; j++)
        {
            gradientX[j] += pair[j];
            gradientY[j] += pair[_latentDimensions + j];
        }
    }
}
