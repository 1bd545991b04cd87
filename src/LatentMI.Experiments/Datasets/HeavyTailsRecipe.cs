using LatentMI.Numerics;

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
    public string Truth => CorrelatedPairs.Truth;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        var pairs = new CorrelatedPairs(IntrinsicDimensions, Bits);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var restX = new CopiesAndNoise(IntrinsicDimensions, Dimensions, random);
        var restY = new CopiesAndNoise(IntrinsicDimensions, Dimensions, random);
        var x = new float[checked(Count * Dimensions)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<float> rowX = x.AsSpan(i * Dimensions, Dimensions);
            Span<float> rowY = y.AsSpan(i * Dimensions, Dimensions);
            pairs.Draw(rowX, rowY, random);
            restX.Fill(rowX, Cauchy);
            restY.Fill(rowY, Cauchy);
        }

        return new Dataset(Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, Dimensions), Bits);

        // The ratio of two normal numbers; the divisor is never so small that float32 could not hold the ratio.
        double Cauchy() => random.NextNormal() / random.NextNormal();
    }
}
