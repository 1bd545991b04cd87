using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Tests.Inferring;

public class PermutationTestTests
{
    [Theory]
    [InlineData(1.0, new[] { 0.5, 1.0, 2.0, double.NaN }, 4.0 / 5)]
    [InlineData(3.0, new[] { 0.5, 1.0, 2.0 }, 1.0 / 4)]
    [InlineData(double.NaN, new[] { 0.5, 1.0, 2.0 }, 1.0)]
    public void The_p_value_counts_the_true_pairing_and_all_that_is_not_below_it(double bits, double[] nullBits, double expected) =>
        Assert.Equal(expected, PermutationTestResult.Create(bits, nullBits, PermutationKind.Latents).PValue, tolerance: 1e-15);

    [Fact]
    public void Latents_are_tested_by_the_very_estimate_on_them()
    {
        var options = new PermutationTestOptions { Permutations = 49, Kind = PermutationKind.Latents };

        PermutationTestResult result = Run(MadeUpEstimate.Published, options);

        Assert.Equal(MadeUpEstimate.Published.RawBits, result.Bits);
        Assert.Equal(49, result.NullBits.Count);
        Assert.Equal(1.0 / 50, result.PValue, tolerance: 1e-15);
        Assert.InRange(result.NullBits.Average(), -0.1, 0.1);
        Assert.Equal(result.NullBits, Run(MadeUpEstimate.Published, options).NullBits);
        Assert.NotEqual(result.NullBits, Run(MadeUpEstimate.Published, options with { Seed = 1 }).NullBits);
    }

    [Fact]
    public void The_pipeline_is_trained_again_on_rows_that_share_nothing()
    {
        var reports = new List<InferenceProgress>();
        var options = new PermutationTestOptions { Permutations = 4 };

        PermutationTestResult result = PermutationTest.Run(
            MadeUpEstimate.Published, MadeUpEstimate.X, MadeUpEstimate.Y, options, new Reports(reports), TestContext.Current.CancellationToken);

        Assert.Equal((MadeUpEstimate.Published.Bits, PermutationKind.Pipeline), (result.Bits, result.Kind));
        Assert.All(result.NullBits, bits => Assert.InRange(bits, -0.4, 0.4));
        Assert.Equal(4, result.NullBits.Distinct().Count());
        Assert.Equal([1, 2, 3, 4], reports.Select(report => report.Done));
        Assert.All(reports, report => Assert.Equal(4, report.Total));
    }

    [Fact]
    public void A_canceled_test_ends()
    {
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => PermutationTest.Run(
            MadeUpEstimate.Published, MadeUpEstimate.X, MadeUpEstimate.Y, new PermutationTestOptions(), progress: null, canceled.Token));
    }

    [Fact]
    public void Independent_rows_seldom_have_a_small_p_value()
    {
        var options = new PermutationTestOptions { Permutations = 19, Kind = PermutationKind.Latents };

        int small = Enumerable.Range(0, 60).Count(trial => Run(Independent((ulong)trial, memory: 0), options).PValue <= 0.05);

        // Three are expected; twelve or more have a chance of 4e-5.
        Assert.InRange(small, 0, 11);
    }

    [Fact]
    public void Independent_series_that_are_shifted_seldom_have_a_small_p_value()
    {
        var options = new PermutationTestOptions { Permutations = 19, TimeSeriesBlock = 15 };
        var estimator = new KsgEstimator(new KsgOptions { Threads = 1 });

        int small = Enumerable.Range(0, 60).Count(trial =>
        {
            LatentEstimate series = Independent((ulong)trial, memory: 0.8);
            double bits = estimator.Estimate(series.LatentX, series.LatentY, TestContext.Current.CancellationToken).Bits;
            return PermutationTest.RunPipeline(
                estimator, bits, series.LatentX, series.LatentY, options, progress: null, TestContext.Current.CancellationToken).PValue <= 0.05;
        });

        Assert.InRange(small, 0, 11);
    }

    [Fact]
    public void Latents_of_a_series_are_not_tested()
    {
        var options = new PermutationTestOptions { Permutations = 19, Kind = PermutationKind.Latents };
        LatentEstimate estimate = MadeUpEstimate.Published;
        LatentEstimate ofSeries = estimate with { TimeSeriesBlock = 5 };

        Assert.Contains("whole pipeline", Assert.Throws<InputException>(() => Run(estimate, options with { TimeSeriesBlock = 5 })).Message, StringComparison.Ordinal);
        Assert.Contains("whole pipeline", Assert.Throws<InputException>(() => Run(ofSeries, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffled_series_have_small_p_values_too_often_which_shifts_are_for()
    {
        var options = new PermutationTestOptions { Permutations = 19, Kind = PermutationKind.Latents };

        int small = Enumerable.Range(0, 60).Count(trial => Run(Independent((ulong)trial, memory: 0.95), options).PValue <= 0.05);

        // Three would be expected of a valid test. These seeds gave 45, others differ by some 3.5.
        Assert.InRange(small, 36, 54);
    }

    [Fact]
    public void Shifts_differ_and_stay_a_block_away_from_the_true_pairing()
    {
        int[][] orders = [.. new RowPermutations(20, new PermutationTestOptions { Permutations = 11, TimeSeriesBlock = 5 }).Draw()];

        int[] shifts = [.. orders.Select(order => order[0])];
        Assert.Equal(Enumerable.Range(5, 11), shifts.Order());
        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 20).Select(i => (order[0] + i) % 20), order));
    }

    [Fact]
    public void A_series_too_short_for_as_many_shifts_is_an_error()
    {
        var options = new PermutationTestOptions { Permutations = 12, TimeSeriesBlock = 5 };

        string message = Assert.Throws<InputException>(() => options.RequireRows(20)).Message;

        Assert.StartsWith("20 rows can be shifted by at least 5 rows either way in only 11 ways, fewer than the 12 permutations", message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => new PermutationTestOptions { Permutations = 1, TimeSeriesBlock = 11 }.RequireRows(20));
    }

    [Fact]
    public void Other_samples_than_those_of_the_estimate_are_an_error() =>
        Assert.Throws<InputException>(() => PermutationTest.Run(
            MadeUpEstimate.Published,
            MadeUpEstimate.X.SelectRows([0, 1, 2]),
            MadeUpEstimate.Y.SelectRows([0, 1, 2]),
            new PermutationTestOptions(),
            progress: null,
            TestContext.Current.CancellationToken));

    [Fact]
    public void A_setting_outside_of_its_range_is_an_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(MadeUpEstimate.Published, new() { Permutations = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(MadeUpEstimate.Published, new() { TimeSeriesBlock = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(MadeUpEstimate.Published, new() { Kind = (PermutationKind)7 }));
    }

    private static PermutationTestResult Run(LatentEstimate estimate, PermutationTestOptions options)
    {
        Samples rows = Samples.Create(new float[estimate.SampleCount], estimate.SampleCount, 1);
        return PermutationTest.Run(estimate, rows, rows, options, progress: null, TestContext.Current.CancellationToken);
    }

    /// <summary>An estimate whose latents are two independent series, each value the sum of a part of the one before and of noise.</summary>
    private static LatentEstimate Independent(ulong seed, double memory)
    {
        const int Count = 150;
        return MadeUpEstimate.Published with
        {
            SampleCount = Count,
            PointwiseBits = [.. Enumerable.Repeat(0.0, Count)],
            LatentGroups = [[.. Enumerable.Range(0, Count)]],
            LatentX = Series(0),
            LatentY = Series(1),
        };

        Samples Series(ulong index)
        {
            var random = new RandomStream(seed, RandomPurpose.Data, index);
            var values = new float[Count];
            double value = random.NextNormal();
            for (int i = 0; i < Count; i++)
            {
                value = (memory * value) + (Math.Sqrt(1 - (memory * memory)) * random.NextNormal());
                values[i] = (float)value;
            }

            return Samples.Create(values, Count, 1);
        }
    }

    private sealed class Reports(List<InferenceProgress> list) : IProgress<InferenceProgress>
    {
        public void Report(InferenceProgress value) => list.Add(value);
    }
}
