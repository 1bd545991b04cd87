using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Neighbors;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

public sealed class ConditionalKsgEstimatorTests
{
    private static readonly KsgOptions Plain = new() { TieNoise = false, Standardize = false, Threads = 1 };

    [Theory]
    [MemberData(nameof(KsgWays.All), MemberType = typeof(KsgWays))]
    public void Every_search_agrees_with_plain_loops(string width, NeighborSearchMethod method)
    {
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(150, 2, 1, 0.7);
        double[] doubles = PlainLoops(x, y, z, 4, (a, b) => Math.Abs(a - b));
        AssertSame(doubles, Estimate(x, y, z, 1));
        AssertSame(doubles, Estimate(x, y, z, 2));

        (Samples x32, Samples y32, Samples z32) = (SinglePrecision.Of(x), SinglePrecision.Of(y), SinglePrecision.Of(z));
        double[] singles = PlainLoops(x32, y32, z32, 4, (a, b) => Math.Abs((float)a - (float)b));
        AssertSame(singles, Estimate(x32, y32, z32, 2));

        IReadOnlyList<double> Estimate(Samples a, Samples b, Samples c, int threads) => new ConditionalKsgEstimator(
            Plain with { Neighbors = 4, Threads = threads }, SimdSupport.Parse(width), method).Estimate(a, b, c, TestContext.Current.CancellationToken).PointwiseBits;
    }

    [Theory]
    [InlineData(0.0, 2, 0.0)]
    [InlineData(0.0, 2, 0.8)]
    [InlineData(1.0, 1, 0.6)]
    [InlineData(1.0, 1, 0.9)]
    public void The_information_of_Gaussian_columns_given_a_common_cause_is_found(double weight, int dimensions, double correlation)
    {
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(2000, dimensions, weight, correlation, seed: 11);
        double bits = new ConditionalKsgEstimator(Plain).Estimate(x, y, z, TestContext.Current.CancellationToken).Bits;

        // Two columns of each side are six dimensions, where nearest neighbors are a tenth too low.
        Assert.Equal(GaussianTriples.Bits(dimensions, correlation), bits, dimensions == 1 ? 0.08 : 0.2);
    }

    [Fact]
    public void A_common_cause_explains_all_that_two_sides_share_and_a_sum_is_seen_only_given_its_other_part()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(2000, 1, 2, 0, seed: 12);
        Assert.True(new KsgEstimator(Plain).Estimate(x, y, stop).Bits > 0.6);
        Assert.Equal(0, new ConditionalKsgEstimator(Plain).Estimate(x, y, z, stop).Bits, 0.06);

        (x, y, z) = GaussianTriples.Sum(2000, 1, seed: 12);
        Assert.Equal(0.5 * Math.Log2(1.5), new KsgEstimator(Plain).Estimate(x, y, stop).Bits, 0.08);
        Assert.Equal(0.5, new ConditionalKsgEstimator(Plain).Estimate(x, y, z, stop).Bits, 0.08);
    }

    [Fact]
    public void It_is_symmetric_and_follows_the_rows_and_scales()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(200, 2, 1, 0.6);
        var estimator = new ConditionalKsgEstimator(Plain);
        double[] bits = [.. estimator.Estimate(x, y, z, stop).PointwiseBits];
        AssertSame(bits, estimator.Estimate(y, x, z, stop).PointwiseBits);

        int[] order = new RandomStream(3, RandomPurpose.Data).NextPermutation(200);
        AssertSame(
            Array.ConvertAll(order, row => bits[row]),
            estimator.Estimate(x.SelectRows(order), y.SelectRows(order), z.SelectRows(order), stop).PointwiseBits);

        // A power of two changes no digit of a value but its exponent.
        AssertSame(bits, estimator.Estimate(KsgWays.Map(x, Quarter), KsgWays.Map(y, Quarter), KsgWays.Map(z, Quarter), stop).PointwiseBits);

        static double Quarter(double value) => value / 4;
    }

    [Fact]
    public void A_monotone_map_of_a_column_changes_little()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(2000, 1, 1, 0.8, seed: 13);
        var estimator = new ConditionalKsgEstimator(Plain with { Standardize = true });
        Assert.Equal(
            estimator.Estimate(x, y, z, stop).Bits,
            estimator.Estimate(KsgWays.Map(x, value => Math.Tanh(value / 2)), y, KsgWays.Map(z, Math.Asinh), stop).Bits,
            0.08);
    }

    [Fact]
    public void The_chain_rule_holds_within_errors()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(4000, 1, 1, 0.6, seed: 14);
        var ksg = new KsgEstimator(Plain);
        double difference = ksg.Estimate(x, Samples.Join([y, z]), stop).Bits - ksg.Estimate(x, z, stop).Bits;
        Assert.Equal(difference, new ConditionalKsgEstimator(Plain).Estimate(x, y, z, stop).Bits, 0.06);
    }

    [Fact]
    public void Three_thousand_rows_of_six_columns_come_near_the_truth()
    {
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(3_000, 2, 1, 0.6, seed: 15);
        ConditionalKsgEstimate estimate = new ConditionalKsgEstimator(new KsgOptions { Threads = 1 }).Estimate(x, y, z, TestContext.Current.CancellationToken);

        // Four seeds gave 0.01 to 0.05 bits less.
        Assert.Equal(GaussianTriples.Bits(2, 0.6) - 0.03, estimate.Bits, 0.06);
        Assert.Equal((3_000, 2, 2, 2), (estimate.SampleCount, estimate.DimensionsX, estimate.DimensionsY, estimate.DimensionsZ));
        Assert.Empty(estimate.Warnings);
    }

    [Fact]
    public void Samples_that_cannot_be_used_are_refused_in_one_line()
    {
        (Samples x, Samples y, Samples z) = GaussianTriples.CommonCause(50, 1, 1, 0);
        AssertRefused(x, y, z.SelectRows([0, 1, 2, 3]), "X and Y have 50 rows and Z has 4");
        AssertRefused(x, y, KsgWays.Map(z, value => value > 1 ? double.NaN : value), "Z has");
        AssertRefused(x, y, KsgWays.Map(z, _ => 1), "All columns of Z are constant");
        AssertRefused(x, y.SelectRows([0, 1]), z, "X has 50 rows and Y has 2");
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConditionalKsgEstimator(new KsgOptions { Algorithm = KsgAlgorithm.Two }));
        Assert.Throws<OperationCanceledException>(() => new ConditionalKsgEstimator(Plain).Estimate(x, y, z, new CancellationToken(canceled: true)));
    }

    private static void AssertRefused(Samples x, Samples y, Samples z, string words)
    {
        string message = Assert.Throws<InputException>(
            () => new ConditionalKsgEstimator(Plain).Estimate(x, y, z, TestContext.Current.CancellationToken)).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static void AssertSame(IReadOnlyList<double> expected, IReadOnlyList<double> actual) =>
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < 1e-12);

    /// <summary>The definition as plain loops.</summary>
    private static double[] PlainLoops(Samples x, Samples y, Samples z, int neighbors, Func<double, double, double> difference)
    {
        var bits = new double[x.Count];
        for (int i = 0; i < bits.Length; i++)
        {
            int row = i;
            (double X, double Y, double Z)[] others =
            [
                .. Enumerable.Range(0, x.Count).Where(j => j != row).Select(j => (Distance(x, row, j), Distance(y, row, j), Distance(z, row, j))),
            ];
            double radius = others.Select(other => Math.Max(Math.Max(other.X, other.Y), other.Z)).Order().ElementAt(neighbors - 1);
            int inXz = others.Count(other => Math.Max(other.X, other.Z) < radius);
            int inYz = others.Count(other => Math.Max(other.Y, other.Z) < radius);
            int inZ = others.Count(other => other.Z < radius);
            double nats = MathNet.Numerics.SpecialFunctions.DiGamma(neighbors) + MathNet.Numerics.SpecialFunctions.DiGamma(inZ + 1)
                - MathNet.Numerics.SpecialFunctions.DiGamma(inXz + 1) - MathNet.Numerics.SpecialFunctions.DiGamma(inYz + 1);
            bits[i] = nats / Math.Log(2);
        }

        return bits;

        double Distance(Samples samples, int a, int b) => Enumerable.Range(0, samples.Dimensions).Max(c => difference(samples[a, c], samples[b, c]));
    }
}
