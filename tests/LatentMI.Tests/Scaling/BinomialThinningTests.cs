using LatentMI.Numerics;
using LatentMI.Studies.Scaling;
using MathNet.Numerics.Distributions;

namespace LatentMI.Tests.Scaling;

public sealed class BinomialThinningTests
{
    private const int Rows = 40_000;

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(7, 0.05)]
    [InlineData(7, 0.5)]
    [InlineData(7, 0.9)]
    [InlineData(60, 0.2)]
    [InlineData(1000, 0.99)]
    [InlineData(1001, 0.3)]
    [InlineData(2500, 0.01)]
    [InlineData(2500, 0.7)]
    public void Thinned_counts_are_binomial(int count, double kept)
    {
        Samples thinned = Thin(Enumerable.Repeat((double)count, Rows), kept, seed: 1);

        double[] values = [.. Enumerable.Range(0, Rows).Select(row => thinned[row, 0])];
        var binomial = new Binomial(kept, count);
        double mean = values.Average();
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (Rows - 1);
        Assert.All(values, value => Assert.True(value >= 0 && value <= count && value == Math.Floor(value)));
        Assert.Equal(binomial.Mean, mean, tolerance: 5 * binomial.StdDev / Math.Sqrt(Rows));
        Assert.Equal(binomial.Variance, variance, tolerance: 0.05 * binomial.Variance);

        // The distribution, by its largest distance: that of Kolmogorov is below 2 / sqrt(n) with a probability of 0.999.
        double distance = Enumerable.Range(0, count + 1).Max(k => Math.Abs((values.Count(value => value <= k) / (double)Rows) - binomial.CumulativeDistribution(k)));
        Assert.InRange(distance, 0, 2 / Math.Sqrt(Rows));
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-17)]
    [InlineData(1e-300)]
    public void A_share_that_leaves_nothing_ends(double kept)
    {
        Samples thinned = Thin(Enumerable.Repeat(900.0, 100), kept, seed: 1);
        Assert.All(Enumerable.Range(0, 100), row => Assert.Equal(0, thinned[row, 0]));
    }

    [Fact]
    public void Counts_of_any_size_take_no_longer()
    {
        const double Count = 1e15, Kept = 0.3;
        Samples thinned = Thin(Enumerable.Repeat(Count, Rows), Kept, seed: 3);
        double deviation = Math.Sqrt(Count * Kept * (1 - Kept));
        double[] scores = [.. Enumerable.Range(0, Rows).Select(row => (thinned[row, 0] - (Count * Kept)) / deviation)];
        Assert.Equal(0, scores.Average(), tolerance: 5 / Math.Sqrt(Rows));
        Assert.Equal(1, scores.Average(score => score * score), tolerance: 0.05);
    }

    [Fact]
    public void Totals_keep_their_share_whatever_the_counts_are()
    {
        double[] counts = [.. Enumerable.Range(0, Rows).Select(i => (double)(i % 23))];

        Samples thinned = Thin(counts, 0.3, seed: 2);

        double total = counts.Sum();
        Assert.Equal(0.3 * total, Enumerable.Range(0, Rows).Sum(row => thinned[row, 0]), tolerance: 5 * Math.Sqrt(0.3 * 0.7 * total));
        Assert.All(Enumerable.Range(0, Rows), row => Assert.True(thinned[row, 0] <= counts[row]));
    }

    [Fact]
    public void All_reads_are_the_counts_themselves_with_their_names_and_kinds()
    {
        Samples counts = Samples.Create([3f, 0, 5, 1_000_000], 2, 2, ["a", "b"]).WithKind(ColumnKind.Count);

        Samples same = BinomialThinning.Thin(counts, 1, new RandomStream(1, RandomPurpose.Thinning), Token);

        Assert.Equal([3f, 0], same.Row<float>(0).ToArray());
        Assert.Equal([5f, 1_000_000], same.Row<float>(1).ToArray());
        Assert.Equal(["a", "b"], same.ColumnNames!);
        Assert.Equal(ColumnKind.Count, same.KindOf(1));
    }

    [Theory]
    [InlineData(0.5, "X holds 0.5 in row 2, column 1 (gene): thinning needs counts, whole numbers of at least 0; give raw counts, which are normalized after they are thinned.")]
    [InlineData(-1, "X holds -1 in row 2, column 1 (gene): thinning needs counts, whole numbers of at least 0; give raw counts, which are normalized after they are thinned.")]
    [InlineData(double.NaN, "X holds NaN in row 2, column 1 (gene): thinning needs counts, whole numbers of at least 0; give raw counts, which are normalized after they are thinned.")]
    public void Other_values_than_counts_are_refused(double value, string message)
    {
        Samples samples = Samples.Create([1, value], 2, 1, ["gene"]);

        Assert.Equal(message, Assert.Throws<InputException>(() => BinomialThinning.RequireCounts(samples, "X")).Message);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Samples Thin(IEnumerable<double> counts, double kept, ulong seed)
    {
        double[] values = [.. counts];
        return BinomialThinning.Thin(Samples.Create(values, values.Length, 1), kept, new RandomStream(seed, RandomPurpose.Thinning), Token);
    }
}
