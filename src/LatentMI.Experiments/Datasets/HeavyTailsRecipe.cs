using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// The columns of <see cref="GaussianRecipe"/>, but those of noise have Student's t distribution with one degree of freedom (Cauchy), which has
/// neither mean nor variance: a few rows are far from all others. I(X;Y) = I exactly.
/// </summary>
public sealed record HeavyTailsRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "heavy-tails";

    /// <summary>d, the number of columns of each side.</summary>
    public required int Dimensions { get; init; }

    /// <summary>k, the number of pairs that carry the information, from 1 to d.</summary>
    public required int IntrinsicDimensions { get; init; }

    /// <summary>I, the mutual information in bits; at least 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "d", Dimensions }, { "k", IntrinsicDimensions }, { "bits", Bits }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth => CorrelatedPairs.Truth;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        var columns = new PairsWithCopies(Dimensions, IntrinsicDimensions, Bits, Count);

        // The ratio of two normal numbers; the divisor is never so small that float32 could not hold the ratio.
        return columns.Create(seed, random => random.NextNormal() / random.NextNormal(), _ => { }, cancellationToken);
    }
}
