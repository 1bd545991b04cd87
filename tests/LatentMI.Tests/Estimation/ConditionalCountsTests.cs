using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Labels on all three sides are counted within each label of Z.</summary>
public sealed class ConditionalCountsTests
{
    [Fact]
    public void Labels_that_are_independent_given_Z_share_nothing_in_the_mean()
    {
        // 200 data sets of 200 rows: both sides follow Z, and have 4 labels beside those of 3.
        double[] bits = new double[200];
        int covered = 0;
        for (int draw = 0; draw < bits.Length; draw++)
        {
            var random = new RandomStream((ulong)draw, RandomPurpose.Data);
            ConditionalCounts counted = Find(200, _ =>
            {
                int z = random.NextInt(3);
                return (z + random.NextInt(2), z + random.NextInt(2), z);
            });
            bits[draw] = counted.Bits;
            covered += Math.Abs(counted.Bits) <= 1.96 * counted.StandardErrorBits ? 1 : 0;
            Assert.Equal(counted.Bits, counted.PointwiseBits.Average(), 1e-9);
        }

        Assert.InRange(bits.Average(), -0.003, 0.003);
        Assert.InRange(covered, 0.9 * bits.Length, bits.Length);
    }

    [Fact]
    public void What_is_seen_only_given_Z_is_found()
    {
        // Y is X xor Z, flipped in one of ten rows: 1 - H(0.1) bits given Z, and 0 without it. 50 data sets of 1,000 rows.
        double truth = 1 + (0.1 * Math.Log2(0.1)) + (0.9 * Math.Log2(0.9));
        double[] bits = new double[50];
        int covered = 0;
        for (int draw = 0; draw < bits.Length; draw++)
        {
            var random = new RandomStream((ulong)draw, RandomPurpose.Data);
            ConditionalCounts counted = Find(1000, _ =>
            {
                (int x, int z) = (random.NextInt(2), random.NextInt(2));
                return (x, (x ^ z) ^ (random.NextInt(10) == 0 ? 1 : 0), z);
            });
            bits[draw] = counted.Bits;
            covered += Math.Abs(counted.Bits - truth) <= 1.96 * counted.StandardErrorBits ? 1 : 0;
        }

        Assert.Equal(truth, bits.Average(), 0.012);
        Assert.InRange(covered, 43, 50);
    }

    [Fact]
    public void Numbers_and_labels_of_few_rows_are_not_counted()
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        Assert.Null(TryFind(300, _ => (random.NextNormal(), random.NextInt(3), random.NextInt(3))));
        Assert.Null(TryFind(300, _ => (random.NextInt(3), random.NextInt(3), random.NextNormal())));
        Assert.Null(TryFind(300, _ => (random.NextInt(12), random.NextInt(12), random.NextInt(30))));
    }

    [Fact]
    public void The_estimate_given_Z_is_that_of_the_counts_and_says_so()
    {
        var random = new RandomStream(2, RandomPurpose.Data);
        (double X, double Y, double Z)[] rows = [.. Enumerable.Range(0, 200).Select(_ => (random.NextInt(2), random.NextInt(2))).Select(row => ((double)row.Item1, row.Item1 ^ row.Item2, (double)row.Item2))];
        LatentMiOptions options = LatentMiOptions.Default with { Threads = 1, MaxEpochs = 2 };
        (Samples x, Samples y, Samples z) = Sides(rows);
        ConditionalLatentMiEstimate estimate = new ConditionalLatentMiEstimator(options).Estimate(x, y, z, progress: null, TestContext.Current.CancellationToken);
        Assert.True(estimate.IsCounted);
        Assert.Equal(1, estimate.Bits, 0.03);
        Assert.InRange(estimate.Interval!.Value.Upper, estimate.Bits, 1.1);
        Assert.Empty(ConditionalDiagnosis.Find(estimate));
    }

    [Fact]
    public void Series_have_a_warning_and_no_interval()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(600, 1, 0.95, seed: 1);
        (Samples z, _) = AutoregressiveSeries.Create(600, 1, 0.95, seed: 2);
        LatentMiOptions options = LatentMiOptions.Default with { Threads = 1, Representation = RepresentationChoice.Linear };
        ConditionalLatentMiEstimate estimate = new ConditionalLatentMiEstimator(options).Estimate(x, y, z, progress: null, TestContext.Current.CancellationToken);
        Assert.Null(estimate.Interval);
        Assert.Contains(estimate.Warnings, warning => warning.Id == "autocorrelated-rows");
    }

    private static ConditionalCounts Find(int rows, Func<int, (double X, double Y, double Z)> draw)
    {
        ConditionalCounts? counted = TryFind(rows, draw);
        Assert.NotNull(counted);
        return counted;
    }

    private static ConditionalCounts? TryFind(int rows, Func<int, (double X, double Y, double Z)> draw)
    {
        (Samples x, Samples y, Samples z) = Sides([.. Enumerable.Range(0, rows).Select(draw)]);
        return ConditionalCounts.Find(x, y, z, TestContext.Current.CancellationToken);
    }

    private static (Samples X, Samples Y, Samples Z) Sides((double X, double Y, double Z)[] rows) => (
        Samples.Create(Array.ConvertAll(rows, row => row.X), rows.Length, 1),
        Samples.Create(Array.ConvertAll(rows, row => row.Y), rows.Length, 1),
        Samples.Create(Array.ConvertAll(rows, row => row.Z), rows.Length, 1));
}
