using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>
/// That no row's pairing reaches its own value: pairs that were permuted share nothing, whatever the maps. Each case is the mean over some data sets, and fails
/// at a leak of 0.03 bits.
/// </summary>
public sealed class HeldOutTests
{
    private const double Leak = 0.03;

    public static TheoryData<RepresentationChoice, int, int?, int, int, int> Cases { get; } = new()
    {
        // Representation, folds, latent dimensions, columns, rows, data sets. The standard deviation of an estimate on n rows of nothing is some 20 / n bits.
        { RepresentationChoice.Linear, 2, 1, 3, 600, 12 },
        { RepresentationChoice.Linear, 5, 12, 40, 600, 12 },
        { RepresentationChoice.Linear, 5, 8, 800, 600, 8 },
        { RepresentationChoice.Linear, 20, 4, 100, 1000, 8 },
        { RepresentationChoice.Folded, 5, 8, 60, 600, 12 },
        { RepresentationChoice.Folded, 10, 3, 1000, 600, 6 },
        { RepresentationChoice.Folded, 2, 12, 20, 600, 12 },
        { RepresentationChoice.Kernel, 5, 8, 60, 600, 12 },
        { RepresentationChoice.Kernel, 2, 12, 20, 600, 12 },
        { RepresentationChoice.Network, 3, 8, 30, 600, 6 },
        { RepresentationChoice.Columns, 5, null, 3, 600, 12 },
        { RepresentationChoice.Auto, 5, null, 3, 600, 6 },
        { RepresentationChoice.Auto, 5, null, 40, 600, 4 },
        { RepresentationChoice.Auto, 5, null, 200, 600, 4 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Permuted_pairs_share_nothing(RepresentationChoice choice, int folds, int? latentDimensions, int columns, int rows, int repetitions)
    {
        double mean = Mean(repetitions, seed =>
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            Samples x = Create(rows, columns, (_, _) => random.NextNormal());
            Samples y = Create(rows, columns, (_, _) => random.NextNormal());
            return Bits(x, y, choice, folds, latentDimensions, seed);
        });
        Assert.InRange(mean, -Leak, Leak);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Permuted_labels_share_nothing(RepresentationChoice choice, int folds, int? latentDimensions, int columns, int rows, int repetitions)
    {
        // Few values on both sides: a map of a fold puts each of them at a place of its own, from which the fold can be read.
        double mean = Mean(repetitions, seed =>
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            double[] place = [.. Enumerable.Range(0, 5 * columns).Select(_ => random.NextNormal())];
            int labelX = 0, labelY = 0;
            Samples x = Create(rows, columns, (_, c) => place[(c * 5) + (labelX = c == 0 ? random.NextInt(5) : labelX)]);
            Samples y = Create(rows, columns, (_, c) => place[(c * 5) + (labelY = c == 0 ? random.NextInt(5) : labelY)]);
            return Bits(x, y, choice, folds, latentDimensions, seed);
        });
        Assert.InRange(mean, -Leak, Leak);
    }

    [Fact]
    public void Latents_of_permuted_pairs_are_not_correlated()
    {
        // The rotation onto directions of all rows gave eight pairs correlations of 0.15 in the mean; as many are made as the components allow.
        double mean = Mean(8, seed =>
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            Samples x = Create(600, 800, (_, _) => random.NextNormal());
            Samples y = Create(600, 800, (_, _) => random.NextNormal());
            LatentMiEstimate estimate = CrossFitted.Estimate(
                x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, LatentDimensions = 8, Seed = seed, Surrogates = 0 });
            return Enumerable.Range(0, estimate.LatentDimensions).Average(l => MathNet.Numerics.Statistics.Correlation.Pearson(
                Column(estimate.LatentX, l), Column(estimate.LatentY, l)));
        });

        // 8 correlations or more of 600 rows: a standard error of 0.014 or less.
        Assert.InRange(mean, -0.05, 0.05);
    }

    private static IEnumerable<double> Column(Samples samples, int column) => Enumerable.Range(0, samples.Count).Select(i => samples[i, column]);

    private static double Mean(int repetitions, Func<ulong, double> value) => Enumerable.Range(0, repetitions).Average(i => value((ulong)i));

    private static double Bits(Samples x, Samples y, RepresentationChoice choice, int folds, int? latentDimensions, ulong seed) => CrossFitted.Estimate(
        x, y, LatentMiOptions.Default with { Representation = choice, Folds = folds, LatentDimensions = latentDimensions, Seed = seed }).Bits;

    private static Samples Create(int rows, int columns, Func<int, int, double> value)
    {
        var values = new double[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = value(i / columns, i % columns);
        }

        return Samples.Create(values, rows, columns);
    }
}
