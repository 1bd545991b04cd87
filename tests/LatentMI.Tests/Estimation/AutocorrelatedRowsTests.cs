using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Tests.Inferring;

namespace LatentMI.Tests.Estimation;

public sealed class AutocorrelatedRowsTests
{
    private const string Id = "autocorrelated-rows";

    private static LatentMiOptions Linear { get; } = new() { Representation = RepresentationChoice.Linear, Threads = 1 };

    [Fact]
    public void Independent_series_share_nothing_with_the_block_that_the_warning_names()
    {
        // Seeds 60 to 63, 1,500 rows of 4 columns of which each has half a bit of false information or more as independent rows.
        var bits = new List<double>();
        for (ulong seed = 60; seed < 64; seed++)
        {
            (Samples x, Samples y) = AutoregressiveSeries.Create(1500, 4, 0.95, seed);
            LatentMiEstimate unasked = Estimate(x, y, Linear);
            EstimateWarning warning = Assert.Single(unasked.Warnings, warning => warning.Id == Id);
            int block = RowMemory.Find(x, y, Linear.Seed)!.Block;
            Assert.Contains($"They are treated as a time series (LatentMiOptions.TimeSeriesBlock = {block});", warning.Message, StringComparison.Ordinal);
            LatentMiEstimate asSeries = Estimate(x, y, Linear with { TimeSeriesBlock = block });
            Assert.Equal(asSeries.Bits, unasked.Bits);
            Assert.DoesNotContain(asSeries.Warnings, warning => warning.Id == Id);
            bits.Add(asSeries.Bits);
            Assert.InRange(0, asSeries.Interval!.Value.Lower, asSeries.Interval.Value.Upper);
        }

        Assert.Equal(0, bits.Average(), 0.12);
    }

    [Fact]
    public void What_coupled_series_share_is_found()
    {
        // The first column of Y has the correlation 0.9 with that of X at the same time: 1.198 bits.
        (Samples x, Samples y) = AutoregressiveSeries.Create(3000, 3, 0.8, seed: 70);
        Samples coupled = Samples.Create(
            [.. Enumerable.Range(0, y.Count * 3).Select(i => i % 3 == 0 ? (0.9 * x[i / 3, 0]) + (Math.Sqrt(0.19) * y[i / 3, 0]) : y[i / 3, i % 3])], y.Count, 3);
        LatentMiEstimate estimate = Estimate(x, coupled, Linear with { TimeSeriesBlock = RowMemory.Find(x, coupled, 0)!.Block });
        Assert.Equal(1.198, estimate.Bits, 0.2);
        Assert.True(estimate.Interval!.Value.Lower > 0.5);
    }

    [Fact]
    public void Rows_of_gaps_have_latents_and_no_pointwise_value()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(400, 2, 0.5, seed: 71);
        LatentMiEstimate estimate = Estimate(x, y, Linear with { TimeSeriesBlock = 6 });
        Assert.InRange(estimate.EstimatedCount, 390, 395);
        Assert.Equal(estimate.Bits, estimate.PointwiseBits.Where(bits => !double.IsNaN(bits)).Average(), 1e-9);
        Assert.All(Enumerable.Range(0, 400), row => Assert.True(double.IsFinite(estimate.LatentX[row, 0])));
    }

    [Fact]
    public void A_block_that_is_too_short_is_told()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(2000, 2, 0.9, seed: 72);
        EstimateWarning warning = Assert.Single(Estimate(x, y, Linear with { TimeSeriesBlock = 3 }).Warnings, warning => warning.Id == Id);
        Assert.Contains("blocks of 3 rows are shorter than the memory of the series; use LatentMiOptions.TimeSeriesBlock =", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_is_too_short_has_no_interval()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(150, 3, 0.9, seed: 73);
        LatentMiEstimate estimate = Estimate(x, y, Linear);
        Assert.Null(estimate.Interval);
        Assert.Contains(estimate.Warnings, warning => warning.Id == Id && warning.Message.Contains("there is no interval", StringComparison.Ordinal));
    }

    [Fact]
    public void A_block_that_leaves_few_blocks_has_no_interval_and_says_so()
    {
        // 21 B - 1 rows give ten blocks to each of two folds.
        (Samples x, Samples y) = AutoregressiveSeries.Create(1049, 3, 0.9, seed: 73);
        LatentMiEstimate enough = Estimate(x, y, Linear with { TimeSeriesBlock = 50 });
        Assert.NotNull(enough.Interval);
        Assert.DoesNotContain(enough.Warnings, warning => warning.Id == "short-series");
        LatentMiEstimate few = Estimate(x, y, Linear with { TimeSeriesBlock = 51 });
        Assert.Null(few.Interval);
        Assert.Contains(few.Warnings, warning => warning.Id == "short-series" && warning.Message.Contains("20 independent ones", StringComparison.Ordinal));
    }

    [Fact]
    public void Independent_series_that_are_far_too_short_show_next_to_nothing()
    {
        // Eight series of 1,000 rows that remember 200 or more; each evidence of its own blocks of 90 rows would give up to 0.8 bits.
        for (ulong seed = 80; seed < 88; seed++)
        {
            (Samples x, Samples y) = AutoregressiveSeries.Create(1000, 10, 0.99, seed);
            LatentMiEstimate estimate = Estimate(x, y, Linear);
            Assert.Null(estimate.Interval);
            Assert.Equal(0, estimate.Bits, 0.25);
            Assert.Contains(Diagnosis.Find(estimate), remark => remark.Id == "few-rows-for-latents" && remark.Message.Contains("independent ones", StringComparison.Ordinal));
            Assert.DoesNotContain(Diagnosis.Find(estimate), remark => remark.Message.Contains("may well be independent", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Sorted_rows_are_no_series_and_have_no_interval()
    {
        // Ten labels of 100 rows each, one after the other, which shift both sides.
        var random = new RandomStream(75, RandomPurpose.Data);
        double[] values = [.. Enumerable.Range(0, 4000).Select(i => (((i / 400) * 7 % 10) / 3.0) + random.NextNormal())];
        (Samples x, Samples y) = (Samples.Create(values, 1000, 4).SelectColumns([0, 1]), Samples.Create(values, 1000, 4).SelectColumns([2, 3]));
        LatentMiEstimate estimate = Estimate(x, y, Linear);
        Assert.Null(estimate.Interval);
        Assert.Null(estimate.Options.TimeSeriesBlock);
        Assert.Single(estimate.Warnings, warning => warning.Id == Id);

        // Who knows that they are independent gets the interval.
        Assert.NotNull(Estimate(x, y, Linear with { TimeSeriesBlock = 1 }).Interval);
    }

    [Fact]
    public void Rows_that_are_said_to_be_independent_are_worth_as_much_sorted_as_in_any_order()
    {
        // Folds of consecutive rows would hold out whole classes, of which the maps of the others know nothing.
        var random = new RandomStream(76, RandomPurpose.Data);
        int[] classes = [.. Enumerable.Range(0, 1000).Select(row => row / 100)];
        Samples x = Side(8);
        Samples y = Side(8);
        int[] order = random.NextPermutation(1000);
        LatentMiEstimate sorted = Estimate(x, y, Linear with { TimeSeriesBlock = 1 });
        LatentMiEstimate shuffled = Estimate(x.SelectRows(order), y.SelectRows(order), Linear);
        Assert.True(shuffled.Bits > 1.5, $"{shuffled.Bits}");
        Assert.Equal(shuffled.Bits, sorted.Bits, 0.2);

        // And a test shuffles them, where shifts would leave classes beside themselves.
        var orders = new RowPermutations(1000, new PermutationTestOptions { Permutations = 3, TimeSeriesBlock = 1 });
        Assert.All(orders.Draw(), rows => Assert.InRange(rows.Zip(rows.Skip(1)).Count(pair => pair.Second == pair.First + 1), 0, 20));

        Samples Side(int columns)
        {
            double[,] centers = new double[10, columns];
            for (int i = 0; i < centers.Length; i++)
            {
                centers[i / columns, i % columns] = 2 * random.NextNormal();
            }

            var values = new double[classes.Length * columns];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = centers[classes[i / columns], i % columns] + random.NextNormal();
            }

            return Samples.Create(values, classes.Length, columns);
        }
    }

    [Fact]
    public void Groups_hold_neighbors_together_and_need_no_warning()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(1000, 2, 0.9, seed: 74);
        var groups = RowGroups.Of([.. Enumerable.Range(0, 1000).Select(row => $"{row / 50}")]);
        Assert.Contains(Estimate(x, y, Linear).Warnings, warning => warning.Id == Id);
        Assert.DoesNotContain(Estimate(x, y, Linear with { Groups = groups }).Warnings, warning => warning.Id == Id);
    }

    [Fact]
    public void Independent_rows_raise_no_warning()
    {
        (Samples x, Samples y) = GaussianPairs.Create(1000, 6, 2, bits: 2, seed: 75);
        Assert.DoesNotContain(Estimate(x, y, Linear).Warnings, warning => warning.Id == Id);
    }

    [Fact]
    public void A_single_split_which_knows_no_series_is_warned_of()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(400, 2, 0.9, seed: 76);
        PublishedLmiEstimate estimate = new PublishedLmiEstimator(MadeUpEstimate.Quick).Estimate(x, y, progress: null, TestContext.Current.CancellationToken);
        Assert.Contains(estimate.Warnings, warning => warning.Id == Id);
    }

    [Fact]
    public void Conditional_estimates_say_to_thin_the_rows_and_take_no_series()
    {
        (Samples x, Samples y) = AutoregressiveSeries.Create(600, 1, 0.9, seed: 77);
        (Samples z, _) = AutoregressiveSeries.Create(600, 1, 0.9, seed: 78);
        var estimator = new ConditionalLatentMiEstimator(Linear);
        EstimateWarning warning = Assert.Single(
            estimator.Estimate(x, y, z, progress: null, TestContext.Current.CancellationToken).Warnings, warning => warning.Id == Id);
        Assert.Contains("use one row in", warning.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConditionalLatentMiEstimator(Linear with { TimeSeriesBlock = 4 }));
    }

    private static LatentMiEstimate Estimate(Samples x, Samples y, LatentMiOptions options) =>
        new LatentMiEstimator(options).Estimate(x, y, progress: null, TestContext.Current.CancellationToken);
}
