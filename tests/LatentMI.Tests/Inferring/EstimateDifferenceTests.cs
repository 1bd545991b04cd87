using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Tests.Inferring;

public class EstimateDifferenceTests
{
    private const int Rows = 1000;
    private const double Errors95 = 1.959964;

    [Fact]
    public void The_error_is_that_of_the_differences_of_rows_which_what_they_share_does_not_enter()
    {
        var random = new RandomStream(seed: 1, RandomPurpose.Data);
        double[] common = [.. Enumerable.Range(0, Rows).Select(_ => 3 * random.NextNormal())];
        double[] own = [.. Enumerable.Range(0, Rows).Select(_ => 0.5 * random.NextNormal())];
        LatentMiEstimate first = Made([.. common.Zip(own, (shared, more) => shared + more + 1)]);
        LatentMiEstimate second = Made(common);

        var difference = EstimateDifference.Between([first], [second]);

        double mean = own.Average() + 1;
        double standardError = Math.Sqrt(own.Sum(value => Math.Pow(value + 1 - mean, 2)) / (Rows - 1) / Rows);
        Assert.Equal(mean, difference.Bits, tolerance: 1e-9);
        Assert.Equal(standardError, difference.StandardError, tolerance: 0.002 * standardError);
        Assert.Equal(mean + (Errors95 * difference.StandardError), difference.Upper, tolerance: 1e-6);
        Assert.Equal(mean - (Errors95 * difference.StandardError), difference.Lower, tolerance: 1e-6);
        Assert.Equal(difference.Reversed(), EstimateDifference.Between([second], [first]));
    }

    [Fact]
    public void The_error_counts_density_ratios_over_rows_and_all_else_of_either_value()
    {
        var random = new RandomStream(seed: 3, RandomPurpose.Data);
        double[] ratios = [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
        LatentMiEstimate first = Made(new double[Rows]) with { LogRatioBits = [.. ratios.Select(value => value + 2)], NeighborVariance = 0.01, UnseenVariance = 0.02 };
        LatentMiEstimate same = Made(new double[Rows]) with { LogRatioBits = ratios, NeighborVariance = 0.03 };
        LatentMiEstimate other = Made(new double[Rows]) with { LogRatioBits = new double[Rows] };

        double mean = ratios.Average();
        double overRows = ratios.Sum(value => (value - mean) * (value - mean)) / (Rows - 1) / Rows;
        Assert.Equal(Math.Sqrt(0.06), EstimateDifference.Between([first], [same]).StandardError, tolerance: 1e-9);
        Assert.Equal(Math.Sqrt(0.03 + overRows), EstimateDifference.Between([first], [other]).StandardError, tolerance: 1e-5);
    }

    [Fact]
    public void Rows_of_a_group_and_of_a_block_of_a_series_count_together()
    {
        // Rows of a group differ by the same amount, so that a hundred groups are all that the rows tell.
        var random = new RandomStream(seed: 2, RandomPurpose.Data);
        double[] ofGroup = [.. Enumerable.Range(0, Rows / 10).Select(_ => random.NextNormal())];
        double[] values = [.. Enumerable.Range(0, Rows).Select(row => ofGroup[row / 10])];
        LatentMiEstimate zero = Made(new double[Rows]);
        var groups = RowGroups.Of([.. Enumerable.Range(0, Rows).Select(row => $"{row / 10}")]);
        LatentMiEstimate grouped = Made(values) with { Options = LatentMiOptions.Default with { Groups = groups } };

        double alone = EstimateDifference.Between([Made(values)], [zero]).StandardError;
        double together = EstimateDifference.Between([grouped], [zero with { Options = grouped.Options }]).StandardError;
        double series = EstimateDifference.Between([Made(values)], [zero with { TimeSeriesBlock = 10 }]).StandardError;

        Assert.InRange(together / alone, 3.1, 3.3);
        Assert.Equal(together, series, tolerance: 1e-12);
    }

    [Fact]
    public void Ends_reach_as_far_as_the_maps_of_either_may_miss()
    {
        LatentMiEstimate first = Made(new double[Rows]) with { Interval = new ConfidenceInterval(-0.1 * Errors95, (0.1 * Errors95) + 0.3, 0.1) };
        LatentMiEstimate second = Made(new double[Rows]) with { Interval = new ConfidenceInterval(-0.1 * Errors95, (0.1 * Errors95) + 0.2, 0.1) };

        var difference = EstimateDifference.Between([first], [second]);

        Assert.Equal(0.3, difference.Upper, tolerance: 1e-6);
        Assert.Equal(-0.2, difference.Lower, tolerance: 1e-6);
    }

    [Fact]
    public void A_lower_bound_leaves_the_end_open_that_it_does_not_tell()
    {
        LatentMiEstimate bound = Made([.. Enumerable.Repeat(6.0, Rows)]) with { AtLeastBits = 6, Interval = new ConfidenceInterval(6, double.PositiveInfinity, 0.1) };
        LatentMiEstimate value = Made([.. Enumerable.Repeat(2.0, Rows)]);

        var difference = EstimateDifference.Between([bound], [value]);
        var twoBounds = EstimateDifference.Between([bound], [bound]);

        Assert.Equal(double.PositiveInfinity, difference.Upper);
        Assert.InRange(difference.Lower, 3.9, 4);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (twoBounds.Lower, twoBounds.Upper));
    }

    [Fact]
    public void Estimates_of_different_rows_have_no_difference()
    {
        LatentMiEstimate few = MadeUpEstimate.Sound with { SampleCount = 10, PointwiseBits = new double[10] };

        Assert.Throws<ArgumentException>(() => EstimateDifference.Between([MadeUpEstimate.Sound], [few]));
        Assert.Throws<ArgumentException>(() => EstimateDifference.Between([], [few]));
        LatentMiEstimate unknown = Made([.. Enumerable.Repeat(double.NaN, Rows)]);
        Assert.Throws<ArgumentException>(() => EstimateDifference.Between([unknown], [MadeUpEstimate.Sound]));
    }

    [Fact]
    public void Ranks_are_what_certain_differences_leave()
    {
        // 0.1 and 0.12 are not certainly different, 1 and 2 are.
        var ranking = EstimateRanking.Of([[Scattered(0.1, 3)], [Scattered(2, 4)], [Scattered(1, 5)], [Scattered(0.12, 6)]]);

        Assert.Equal([1, 2, 3, 0], ranking.Order);
        Assert.Equal([(3, 4), (1, 1), (2, 2), (3, 4)], Enumerable.Range(0, 4).Select(ranking.Ranks));
        Assert.Equal(ranking.Difference(1, 2), ranking.Difference(2, 1).Reversed());
        Assert.True(ranking.Difference(1, 2).Upper > EstimateDifference.Between([Scattered(2, 4)], [Scattered(1, 5)]).Upper);
    }

    [Fact]
    public void Seeds_count_by_their_mean()
    {
        LatentMiEstimate[] seeds = [Scattered(1, 7), Scattered(2, 8)];

        var ranking = EstimateRanking.Of([seeds, [Scattered(0, 9)]]);

        Assert.Equal((seeds[0].Bits + seeds[1].Bits) / 2, ranking.Bits(0), tolerance: 1e-12);
        Assert.InRange(ranking.Difference(0, 1).StandardError / Math.Sqrt((0.125 + 0.25) / Rows), 0.9, 1.1);
    }

    private static LatentMiEstimate Scattered(double bits, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        return Made([.. Enumerable.Range(0, Rows).Select(_ => bits + (0.5 * random.NextNormal()))]);
    }

    /// <summary>An estimate with these pointwise values, whose own interval reaches no further than its standard error says.</summary>
    private static LatentMiEstimate Made(double[] pointwise)
    {
        double bits = pointwise.Average();
        return MadeUpEstimate.Sound with { Bits = bits, PointwiseBits = pointwise, Interval = ConfidenceInterval.Around(bits, 0.05) };
    }
}
