using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using static LatentMI.Experiments.Tests.SampleRecords;

namespace LatentMI.Experiments.Tests.Scoring;

public sealed class CoverageScoreTests
{
    // Errors of k = 1: 0.1, 0.3, and of k = 2: -0.2, 0, -0.4.
    private static readonly ExperimentRecord[] Records =
    [
        Record(k: 1, error: 0.1, halfWidth: 0.196), Record(k: 1, error: 0.3, halfWidth: 0.196), Record(k: 2, error: -0.2, halfWidth: 0.392),
        Record(k: 2, error: 0, halfWidth: 0.392), Record(k: 2, error: -0.4, halfWidth: 0.392),
        Gaussian("lmi", 50, 1, 1, 1), Gaussian("lmi", 50, 1, 1, null),
    ];

    [Fact]
    public void Intervals_are_scored_by_what_they_cover_and_by_the_error_that_they_state()
    {
        CoverageScore score = CoverageScore.Compute(Records);
        Assert.Equal(5, score.Count);
        Assert.Equal(3.0 / 5, score.Share, 1e-12);
        Assert.Equal(((2 * 0.1) + (3 * 0.2)) / 5, score.StatedError, 1e-12);
        Assert.Equal(Math.Sqrt((0.01 + 0.09 + 0.04 + 0.16) / 5), score.RootMeanSquaredError, 1e-12);

        // Squared distances from the means 0.2 and -0.2 of the groups over 5 - 2.
        Assert.Equal(Math.Sqrt((0.02 + 0.08) / 3), score.Deviation, 1e-12);
    }

    [Fact]
    public void An_end_at_the_truth_covers_it_and_intervals_need_not_be_symmetric()
    {
        ExperimentRecord record = Gaussian("lmi", 50, 1, 0, 0.5) with { Details = new() { { "lower", 0 }, { "upper", 0.75 } } };
        Assert.Equal(new ErrorInterval(0.5, 0, 0.75), ErrorInterval.Of(record));
        Assert.True(ErrorInterval.Of(record)!.Covers);
    }

    [Fact]
    public void Without_intervals_there_is_no_score()
    {
        CoverageScore score = CoverageScore.Compute([Gaussian("ksg", 50, 1, 1, 1)]);
        Assert.Equal(0, score.Count);
        Assert.True(double.IsNaN(score.Share) && double.IsNaN(score.Deviation) && double.IsNaN(score.RootMeanSquaredError));
    }

    private static ExperimentRecord Record(double k, double error, double halfWidth) => Gaussian("lmi", 50, k, 1, 1 + error) with
    {
        Details = new() { { "lower", 1 + error - halfWidth }, { "upper", 1 + error + halfWidth } },
    };
}
