using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>The columns of <see cref="GaussianRecipe"/>, many on the side of X and few on that of Y. I(X;Y) = I exactly.</summary>
public sealed record UnequalRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "unequal";

    /// <summary>The number of columns of X.</summary>
    public required int DimensionsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimensionsY { get; init; }

    /// <summary>k, the number of pairs that carry the information; at least 1, and at most the columns of either side.</summary>
    public required int IntrinsicDimensions { get; init; }

    /// <summary>I, the mutual information in bits; at least 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "dx", DimensionsX },
        { "dy", DimensionsY },
        { "k", IntrinsicDimensions },
        { "bits", Bits },
        { "n", Count },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, DimensionsX, DimensionsY);

    /// <inheritdoc/>
    public string Truth => CorrelatedPairs.Truth;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        var pairs = new CorrelatedPairs(IntrinsicDimensions, Bits);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var restX = new CopiesAndNoise(IntrinsicDimensions, DimensionsX, random);
        var restY = new CopiesAndNoise(IntrinsicDimensions, DimensionsY, random);
        var x = new float[checked(Count * DimensionsX)];
        var y = new float[checked(Count * DimensionsY)];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<float> rowX = x.AsSpan(i * DimensionsX, DimensionsX);
            Span<float> rowY = y.AsSpan(i * DimensionsY, DimensionsY);
            pairs.Draw(rowX, rowY, random);
            restX.Fill(rowX, random.NextNormal);
            restY.Fill(rowY, random.NextNormal);
        }

        return new Dataset(Samples.Create(x, Count, DimensionsX), Samples.Create(y, Count, DimensionsY), Bits);
    }
}
