using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Informative columns that neither copies nor their variance betray: k of variance 0.1 among d - k columns of nuisance, each of them a random mix
/// of a few strong factors, the side's own, and noise of variance 1. I(X;Y) = I exactly.
/// </summary>
/// <remarks>A column of nuisance is sum_f g_f w_f + e with factors g and loadings w that are standard normal; the loadings are drawn once.</remarks>
public sealed record HiddenRecipe : IDatasetRecipe
{
    /// <summary>The variance of an informative column.</summary>
    public const double InformativeVariance = 0.1;

    /// <inheritdoc/>
    public string Name => "hidden";

    /// <summary>d, the number of columns of each side.</summary>
    public required int Dimensions { get; init; }

    /// <summary>k, the number of pairs that carry the information, from 1 to d.</summary>
    public required int IntrinsicDimensions { get; init; }

    /// <summary>I, the mutual information in bits; at least 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>The number of factors that the nuisance of a side has; at least 0.</summary>
    public int Factors { get; init; } = 5;

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "d", Dimensions },
        { "k", IntrinsicDimensions },
        { "bits", Bits },
        { "n", Count },
        { "factors", Factors },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth => CorrelatedPairs.Truth;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Factors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(IntrinsicDimensions, Dimensions);
        var pairs = new CorrelatedPairs(IntrinsicDimensions, Bits);
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[] loadingsX = DrawLoadings(random);
        double[] loadingsY = DrawLoadings(random);
        var factors = new double[Factors];
        var x = new float[checked(Count * Dimensions)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<float> rowX = x.AsSpan(i * Dimensions, Dimensions);
            Span<float> rowY = y.AsSpan(i * Dimensions, Dimensions);
            pairs.Draw(rowX, rowY, random);
            Hide(rowX, loadingsX, factors, random);
            Hide(rowY, loadingsY, factors, random);
        }

        return new Dataset(Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, Dimensions), Bits);
    }

    /// <summary>The loadings of every column of nuisance, one column after another.</summary>
    private double[] DrawLoadings(RandomStream random)
    {
        var loadings = new double[checked((Dimensions - IntrinsicDimensions) * Factors)];
        foreach (ref double loading in loadings.AsSpan())
        {
            loading = random.NextNormal();
        }

        return loadings;
    }

    private void Hide(Span<float> row, double[] loadings, double[] factors, RandomStream random)
    {
        foreach (ref float value in row[..IntrinsicDimensions])
        {
            value *= (float)Math.Sqrt(InformativeVariance);
        }

        foreach (ref double factor in factors.AsSpan())
        {
            factor = random.NextNormal();
        }

        for (int j = IntrinsicDimensions; j < row.Length; j++)
        {
            double value = random.NextNormal();
            for (int f = 0; f < factors.Length; f++)
            {
                value += factors[f] * loadings[((j - IntrinsicDimensions) * factors.Length) + f];
            }

            row[j] = (float)value;
        }
    }
}
