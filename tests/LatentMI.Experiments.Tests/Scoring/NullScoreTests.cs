using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using static LatentMI.Experiments.Tests.SampleRecords;

namespace LatentMI.Experiments.Tests.Scoring;

public sealed class NullScoreTests
{
    [Fact]
    public void What_is_found_where_nothing_is_counts_by_lower_ends_sizes_and_warnings()
    {
        NullScore score = NullScore.Compute(
        [
            Estimate(-0.1, lower: -0.2, n: 200),
            Estimate(0.2, lower: 0.05, n: 91) with { Warnings = ["not-converged"] },
            Estimate(0.9, lower: 0, n: 60),
            Estimate(0, lower: null, n: 200),
            Gaussian("lmi", 1, 1, 0, estimate: null),
        ]);
        Assert.Equal(3, score.IntervalCount);
        Assert.Equal(1 / 3.0, score.ShareAboveZero, 1e-12);
        Assert.Equal(1.2 / 4, score.MeanAbsoluteEstimate, 1e-12);

        // That of 60 rows does not count.
        Assert.Equal(0.2, score.LargestEstimate);
        Assert.Equal(0.25, score.ShareWarned);
    }

    [Fact]
    public void Nothing_is_scored_where_there_is_no_estimate()
    {
        NullScore score = NullScore.Compute([Gaussian("lmi", 1, 1, 0, estimate: null)]);
        Assert.Equal((0, double.NaN, double.NaN), (score.IntervalCount, score.ShareAboveZero, score.LargestEstimate));
    }

    [Fact]
    public void Families_are_named_by_their_sides_and_by_how_they_were_measured()
    {
        Assert.Equal("poisson", NullFamilies.Of(Sides("poisson:0.02", "poisson:0.02")));
        Assert.Equal("labels and gaussian", NullFamilies.Of(Sides("labels:5:zipf", "gaussian")));
        Assert.Equal("gaussian", NullFamilies.Of(Gaussian("lmi", 1, 1, 0, 0)));
        ExperimentRecord[] series = [Sides("ar1:0.9", "ar1:0.9"), InBlocks(30), InBlocks(6)];
        Assert.Equal(["ar1", "ar1 in blocks", "ar1 in blocks"], series.Select(NullFamilies.Of));

        // Blocks do not part the records of a family.
        ExperimentRecord[] labeled = [.. NullFamilies.Label(series)];
        Assert.Equal(["ar1", "ar1 in blocks", "ar1 in blocks"], labeled.Select(record => record.DatasetParameters.Text("family")));
        Assert.Equal(["preset=default"], labeled.Select(record => record.EstimatorParameters.ToString()).Distinct());
        Assert.Equal(100, labeled[0].DatasetParameters.Number("n"));
    }

    private static ExperimentRecord InBlocks(int rows) => Sides("ar1:0.9", "ar1:0.9") with
    {
        EstimatorParameters = new() { { "preset", "default" }, { "time_series_block", rows } },
    };

    private static ExperimentRecord Sides(string x, string y) => Gaussian("lmi", 1, 1, 0, 0) with
    {
        Dataset = "independent",
        DatasetParameters = new() { { "x", x }, { "y", y }, { "n", 100 } },
        EstimatorParameters = new() { { "preset", "default" } },
    };

    private static ExperimentRecord Estimate(double bits, double? lower, int n) => Gaussian("lmi", 1, 1, 0, bits) with
    {
        DatasetParameters = new() { { "n", n } },
        Details = lower is { } end ? new() { { "lower", end }, { "upper", 1 } } : [],
    };
}
