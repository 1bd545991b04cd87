using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using static LatentMI.Experiments.Tests.SampleRecords;

namespace LatentMI.Experiments.Tests.Scoring;

public sealed class StrongScoreTests
{
    [Fact]
    public void Values_have_errors_in_nats_and_bounds_hold_or_do_not()
    {
        StrongScore score = StrongScore.Compute(
        [
            Value(truth: 4, bits: 5, lower: 4.5, upper: 5.5),
            Value(truth: 2, bits: 1.5, lower: 1, upper: 2.5),
            Bound(truth: 10, bits: 8),
            Bound(truth: 10, bits: 10),
            Bound(truth: 10, bits: 12),
            Gaussian("lmi", 1, 1, 4, estimate: null),
        ]);
        Assert.Equal(2, score.ValueCount);
        Assert.Equal(0.75 * Math.Log(2), score.MeanAbsoluteErrorNats, 1e-12);
        Assert.Equal(0.25 * Math.Log(2), score.BiasNats, 1e-12);
        Assert.Equal(0.25, score.MeanRelativeError, 1e-12);
        Assert.Equal(0.5, score.ShareCovered);
        Assert.Equal((3, 2), (score.BoundCount, score.BoundsThatHold));
    }

    [Fact]
    public void Of_bounds_alone_there_are_no_errors()
    {
        StrongScore score = StrongScore.Compute([Bound(truth: 10, bits: 8)]);
        Assert.Equal((0, double.NaN, double.NaN), (score.ValueCount, score.MeanAbsoluteErrorNats, score.ShareCovered));
    }

    private static ExperimentRecord Value(double truth, double bits, double lower, double upper) => Gaussian("lmi", 1, 1, truth, bits) with
    {
        Details = new() { { "lower", lower }, { "upper", upper } },
    };

    private static ExperimentRecord Bound(double truth, double bits) => Gaussian("lmi", 1, 1, truth, bits) with
    {
        Details = new() { { "lower", bits }, { "upper", bits + 1 }, { "at_least_bits", bits } },
    };
}
