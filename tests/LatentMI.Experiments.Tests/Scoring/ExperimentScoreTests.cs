using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using static LatentMI.Experiments.Tests.SampleRecords;

namespace LatentMI.Experiments.Tests.Scoring;

public sealed class ExperimentScoreTests
{
    private static readonly ExperimentRecord[] Records =
    [
        Gaussian("lmi", 10, 1, 0, 0), Gaussian("lmi", 10, 1, 1, 1.2), Gaussian("lmi", 10, 1, 2, 1.8),
        Gaussian("lmi", 10, 2, 0, .5), Gaussian("lmi", 10, 2, 1, .5), Gaussian("lmi", 10, 2, 2, null),
        Gaussian("mine", 10, 1, 0, -1), Gaussian("mine", 10, 1, 1, -2),
    ];

    [Fact]
    public void A_cell_is_scored_over_its_truths_and_an_undefined_tau_counts_as_0() => Assert.Equal(
        [
            new CellScore("lmi", 10, 1, 3, .08 / 3, 1),
            new CellScore("lmi", 10, 2, 2, .25, 0),
            new CellScore("mine", 10, 1, 2, 5, -1),
        ],
        CellScores.Compute(Records).Select(score => score with { MeanSquaredError = Math.Round(score.MeanSquaredError * 3, 12) / 3 }));

    [Fact]
    public void An_experiment_is_scored_by_the_mean_over_its_cells_and_failures_are_counted()
    {
        ExperimentScore lmi = ExperimentScore.Compute(Records)[0];
        Assert.Equal((2, 5, 1), (lmi.CellCount, lmi.EstimateCount, lmi.FailedCount));
        Assert.Equal(((.08 / 3) + .25) / 2, lmi.MeanSquaredError, 1e-12);
        Assert.Equal(.5, lmi.KendallTau, 1e-12);
        Assert.Equal(2, lmi.MeanSeconds);
    }

    [Fact]
    public void Negative_estimates_of_critics_count_as_0_where_that_is_asked_for()
    {
        CellScore mine = CellScores.Compute(ClampedCritics.Clamp(Records))[^1];
        Assert.Equal((.5, 0), (mine.MeanSquaredError, mine.KendallTau));
        CellScore lmi = Assert.Single(CellScores.Compute(ClampedCritics.Clamp([Gaussian("lmi", 10, 1, 0, -1)])));
        Assert.Equal(1, lmi.MeanSquaredError);
    }

    [Fact]
    public void Settings_of_the_same_estimator_are_scored_apart_under_labels_that_tell_them_apart()
    {
        IReadOnlyList<ExperimentScore> scores = ExperimentScore.Compute(
        [
            Gaussian("lmi", 10, 1, 1, 1, new() { { "preset", "default" }, { "alpha", 1 } }),
            Gaussian("lmi", 10, 1, 1, 0, new() { { "preset", "paper" }, { "alpha", 1 } }),
            Gaussian("ksg", 10, 1, 1, 1, new() { { "k", 3 } }),
        ]);
        Assert.Equal(["lmi preset=default", "lmi preset=paper", "ksg"], scores.Select(score => score.Estimator));
        Assert.Equal([0, 1, 0], scores.Select(score => score.MeanSquaredError));
    }

    [Fact]
    public void Data_that_differ_in_more_than_their_truth_are_cells_of_their_own()
    {
        ExperimentRecord plain = Gaussian("lmi", 10, 1, 1, 1);
        ExperimentRecord longer = plain with
        {
            DatasetParameters = new() { { "d", 10 }, { "k", 1 }, { "bits", 1 }, { "n", 4000 }, { "transform", "none" } },
        };
        Assert.Equal(2, ExperimentScore.Compute([plain, longer])[0].CellCount);
    }
}
