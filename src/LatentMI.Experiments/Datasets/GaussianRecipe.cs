using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Many Gaussian columns that share little: k independent pairs (x_i, y_i) of correlation rho = sqrt(1 - 2^(-2 I / k)), copies of them, and
/// columns of noise (Gowri, Lun, Klein and Yin, NeurIPS 2024). I(X;Y) = I exactly, whatever the number of columns.
/// </summary>
/// <remarks>
/// The columns of a side: the k informative ones; then d - k - floor((d - k) / 2) copies, each of an informative column drawn at random with
/// replacement; then floor((d - k) / 2) independent normal ones. The sides draw their copies independently. Every coordinate has variance 1
/// before the transform.
/// </remarks>
public sealed record GaussianRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "gaussian";

    /// <summary>d, the number of columns of each side: the ambient dimension.</summary>
    public required int Dimensions { get; init; }

    /// <summary>k, the number of pairs that carry the information: the intrinsic dimension, from 1 to d.</summary>
    public required int IntrinsicDimensions { get; init; }

    /// <summary>I, the mutual information in bits; at least 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>What every coordinate goes through last.</summary>
    public GaussianTransform Transform { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "d", Dimensions },
        { "k", IntrinsicDimensions },
        { "bits", Bits },
        { "n", Count },
        { "transform", GaussianTransforms.Name(Transform) },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth => CorrelatedPairs.Truth;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        var columns = new PairsWithCopies(Dimensions, IntrinsicDimensions, Bits, Count);
        return columns.Create(seed, random => random.NextNormal(), row => GaussianTransforms.Apply(Transform, row), cancellationToken);
    }
}
