using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>
/// Gradients that one part of the pairs adds up, so that the parts' sums are joined in a fixed order: those of the second and last layer, of the first
/// layer's bias, and of the first layer's products with rows of Y.
/// </summary>
internal sealed unsafe class CriticSums
{
    private readonly Critic _critic;
    private readonly int _secondWeights;
    private readonly int _secondUnits;
    private readonly int _firstUnits;

    /// <summary>Makes room.</summary>
    /// <param name="critic">The critic.</param>
    /// <param name="lanes">The number of lanes of the products with rows of Y.</param>
    public CriticSums(Critic critic, int lanes)
    {
        _critic = critic;
        _firstUnits = critic.First.Outputs;
        _secondUnits = critic.Second.Outputs;
        _secondWeights = critic.Second.Weights.Value.Length;
        ProductLanes = lanes;
        int products = checked(_firstUnits * lanes);
        Values = new AlignedBuffer(checked(products + _secondWeights + (2 * _secondUnits) + _firstUnits + 1));
    }

    /// <summary>All sums.</summary>
    public AlignedBuffer Values { get; }

    /// <summary>The number of lanes of <see cref="ProductsY"/>.</summary>
    public int ProductLanes { get; }

    /// <summary>The gradient of the first layer's products with rows of Y, a row per unit.</summary>
    public float* ProductsY => Values.Pointer;

    /// <summary>The second layer's weights.</summary>
    public float* SecondWeights => Values.Pointer + ((nint)_firstUnits * ProductLanes);

    /// <summary>The second layer's bias.</summary>
    public float* SecondBias => SecondWeights + _secondWeights;

    /// <summary>The last layer's weights.</summary>
    public float* LastWeights => SecondBias + _secondUnits;

    /// <summary>The first layer's bias.</summary>
    public float* FirstBias => LastWeights + _secondUnits;

    /// <summary>The last layer's bias.</summary>
    public float* LastBias => FirstBias + _firstUnits;

    /// <summary><see cref="ProductsY"/> as a matrix.</summary>
    /// <param name="rows">The number of rows of Y.</param>
    public MatrixView ProductsMatrix(int rows) => new MatrixView(Values, _firstUnits, ProductLanes).Block(0, 0, _firstUnits, rows);

    /// <summary>Sets all sums to 0.</summary>
    public void Clear() => Values.Span.Clear();

    /// <summary>Copies the sums, joined over parts, into the critic's gradients; the first layer's weights have theirs elsewhere.</summary>
    public void WriteGradients()
    {
        Copy(SecondWeights, _critic.Second.Weights);
        Copy(SecondBias, _critic.Second.Bias);
        Copy(LastWeights, _critic.Last.Weights);
        Copy(LastBias, _critic.Last.Bias);
        Copy(FirstBias, _critic.First.Bias);
    }

    private static void Copy(float* sums, Parameter parameter) => new ReadOnlySpan<float>(sums, parameter.Value.Length).CopyTo(parameter.Gradient.Span);
}
