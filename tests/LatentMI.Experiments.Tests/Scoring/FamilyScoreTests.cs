using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using static LatentMI.Experiments.Tests.SampleRecords;

namespace LatentMI.Experiments.Tests.Scoring;

public sealed class FamilyScoreTests
{
    [Fact]
    public void Intervals_that_cover_and_bounds_that_are_not_above_the_truth_hold()
    {
        FamilyScore score = FamilyScore.Compute(
        [
            Value(truth: 2, bits: 1.5, lower: 1, upper: 2.5),
            Value(truth: 4, bits: 5, lower: 4.5, upper: 5.5),
            Bound(truth: 10, bits: 8),
            Bound(truth: 10, bits: 12),
            Gaussian("lmi", 1, 1, 4, estimate: 4),
            Gaussian("lmi", 1, 1, 4, estimate: null),
        ]);
        Assert.Equal((5, 4, 2), (score.Count, score.Stated, score.Held));
        Assert.Equal(0.5, score.Coverage);
        Assert.Equal(30.5 / 30, score.ShareOfTruth, 1e-12);
        Assert.Equal((0.5 + 1 + 2 + 2) / 5, score.MeanAbsoluteError, 1e-12);

        // The mean half-width of the two intervals is 0.625, their root mean square error sqrt(0.625).
        Assert.Equal(0.625 / 1.96 / Math.Sqrt(0.625), score.Width, 1e-12);
        Assert.Equal(0.625, score.HalfWidth, 1e-12);
    }

    [Fact]
    public void Intervals_without_what_raises_their_upper_end_are_scored_beside_them()
    {
        FamilyScore score = FamilyScore.Compute([Wide(bits: 1.5, upper: 2.5), Wide(bits: 1.9, upper: 2.2)]);
        Assert.Equal((2, 0.5), (score.Held, score.SymmetricCoverage));
        Assert.Equal(1.96 * 0.1, score.SymmetricHalfWidth, 1e-4);

        static ExperimentRecord Wide(double bits, double upper) => Gaussian("lmi", 1, 1, 2, bits) with
        {
            Details = new() { { "lower", bits - 0.2 }, { "upper", upper }, { "standard_error", 0.1 } },
        };
    }

    [Theory]
    [InlineData(10, 10, 0.69150, 1)]
    [InlineData(0, 10, 0, 0.30850)]
    [InlineData(18, 20, 0.68302, 0.98765)]
    public void The_share_has_the_interval_of_Clopper_and_Pearson(int held, int stated, double lower, double upper)
    {
        var score = new FamilyScore(stated, 1, 0, stated, held, 1);
        Assert.Equal(lower, score.CoverageInterval.Lower, 1e-4);
        Assert.Equal(upper, score.CoverageInterval.Upper, 1e-4);
    }

    [Fact]
    public void Of_nothing_there_is_no_share()
    {
        FamilyScore score = FamilyScore.Compute([Gaussian("lmi", 1, 1, 0, estimate: 0.1)]);
        Assert.Equal((0, double.NaN, double.NaN), (score.Stated, score.Coverage, score.ShareOfTruth));
        Assert.Equal((double.NaN, double.NaN), score.CoverageInterval);
    }

    private static ExperimentRecord Value(double truth, double bits, double lower, double upper) => Gaussian("lmi", 1, 1, truth, bits) with
    {
        Details = new() { { "lower", lower }, { "upper", upper } },
    };

    private static ExperimentRecord Bound(double truth, double bits) => Gaussian("lmi", 1, 1, truth, bits) with
    {
        Details = new() { { "lower", bits }, { "at_least_bits", bits } },
    };
}
