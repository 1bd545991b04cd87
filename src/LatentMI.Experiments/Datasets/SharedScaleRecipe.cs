using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Rows of the multivariate Student distribution with v degrees of freedom: d normal columns on each side, k pairs of which share I bits, times a scale that all columns of a row
/// have in common, (v / chi-squared with v degrees of freedom)^(1/2). I(X;Y) is I and what the scale adds, which grows with d.
/// </summary>
public sealed record SharedScaleRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "shared-scale";

    /// <summary>d, the number of columns of each side.</summary>
    public required int Dimensions { get; init; }

    /// <summary>v, the degrees of freedom; a positive whole number.</summary>
    public required int Freedom { get; init; }

    /// <summary>k, the number of correlated pairs of columns, from 0 to d.</summary>
    public required int Pairs { get; init; }

    /// <summary>I, what the correlated pairs would share without the scale, in bits; 0 if there are none.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "d", Dimensions }, { "freedom", Freedom }, { "k", Pairs }, { "bits", Bits }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth => "exact: -k/2 log2(1 - rho^2), and the entropies of the Student distribution (Arellano-Valle, Contreras-Reyes and Genton 2013)";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Freedom, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Pairs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Pairs, Dimensions);
        if (Pairs == 0)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(Bits, 0);
        }

        CorrelatedPairs? pairs = Pairs == 0 ? null : new CorrelatedPairs(Pairs, Bits);
        var common = new StudentScale(Freedom);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new float[checked(Count * Dimensions)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<float> rowX = x.AsSpan(i * Dimensions, Dimensions);
            Span<float> rowY = y.AsSpan(i * Dimensions, Dimensions);
            double scale = common.Draw(random);
            pairs?.Draw(rowX, rowY, random);
            Finish(rowX, scale, random);
            Finish(rowY, scale, random);
        }

        return new Dataset(
            Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, Dimensions), Bits + (common.Nats(Dimensions) / Math.Log(2)));
    }

    private void Finish(Span<float> row, double scale, RandomStream random)
    {
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = (float)(scale * (column < Pairs ? row[column] : random.NextNormal()));
        }
    }
}
