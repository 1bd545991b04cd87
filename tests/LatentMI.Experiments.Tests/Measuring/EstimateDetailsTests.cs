using LatentMI.Calibrating;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Representation;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Tests.Measuring;

public sealed class EstimateDetailsTests
{
    [Fact]
    public void A_cross_fitted_estimate_tells_its_interval_and_what_was_chosen() => Assert.Equal(
        "raw_bits=0.5 lower=0.25 upper=0.75 standard_error=0.125 representation=folded latent_dims=2 ratio=gaussian",
        EstimateDetails.Of(Estimate() with
        {
            Interval = new ConfidenceInterval(0.25, 0.75, 0.125),
            Representations = [new(RepresentationKind.Linear, 1, Chosen: false), new(RepresentationKind.Folded, 1, Chosen: true)],
            Calibration = new Calibration(RatioKind.Gaussian, 1, 0.5, 0.5, 0, 16),
        }).ToString());

    [Fact]
    public void A_number_that_is_not_finite_is_left_out_and_so_is_what_there_is_not() =>
        Assert.Equal("latent_dims=2", EstimateDetails.Of(Estimate() with { RawBits = double.NaN }).ToString());

    [Fact]
    public void Other_estimators_tell_nothing_besides()
    {
        Samples column = Samples.Create([1f, 3, 2, 5, 4, 7], 6, 1);
        Assert.Empty(EstimateDetails.Of(new KsgEstimator().Estimate(column, column, TestContext.Current.CancellationToken)));
    }

    private static LatentMiEstimate Estimate()
    {
        Samples column = Samples.Create([1f, 2], 2, 1);
        return new()
        {
            Estimator = "lmi",
            Bits = 0.5,
            RawBits = 0.5,
            SampleCount = 2,
            DimensionsX = 1,
            DimensionsY = 1,
            PointwiseBits = [0.5, 0.5],
            Seed = 0,
            Threads = 1,
            Elapsed = TimeSpan.Zero,
            Warnings = [],
            Options = LatentMiOptions.Default,
            LatentX = column,
            LatentY = column,
            LatentDimensions = 2,
            Model = null!,
            TieNoise = 0,
            Timings = new(default, default, default, default),
        };
    }
}
