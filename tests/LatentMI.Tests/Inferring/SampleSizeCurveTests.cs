using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Inference;

namespace LatentMI.Tests.Inferring;

public class SampleSizeCurveTests
{
    [Fact]
    public void Parts_are_nested_and_the_last_point_is_the_estimate_itself()
    {
        SampleSizeCurve curve = Run(MadeUpEstimate.Published, MadeUpEstimate.X, MadeUpEstimate.Y);

        Assert.Equal([(50, 3), (100, 2), (150, 1), (200, 1)], curve.Points.Select(point => (point.Rows, point.Parts)));
        Assert.Equal([true, true, false, false], curve.Points.Select(point => point.StandardDeviationBits is >= 0));
        Assert.Equal(MadeUpEstimate.Published.Bits, curve.Points[^1].MeanBits);
        Assert.Equal(
            curve.Points.Select(point => point.MeanBits),
            Run(MadeUpEstimate.Published, MadeUpEstimate.X, MadeUpEstimate.Y).Points.Select(point => point.MeanBits));
    }

    [Fact]
    public void Parts_of_a_time_series_are_stretches_of_it()
    {
        int[] firstThree = [.. Enumerable.Range(0, 150)];
        double expected = new PublishedLmiEstimator(MadeUpEstimate.Quick)
            .Estimate(MadeUpEstimate.X.SelectRows(firstThree), MadeUpEstimate.Y.SelectRows(firstThree), progress: null, TestContext.Current.CancellationToken).Bits;

        SampleSizeCurve curve = Run(MadeUpEstimate.Published with { TimeSeriesBlock = 10 }, MadeUpEstimate.X, MadeUpEstimate.Y);

        Assert.Equal(expected, curve.Points[2].MeanBits);
    }

    [Fact]
    public void A_part_that_is_too_small_is_an_error_that_tells_its_rows()
    {
        int[] few = [.. Enumerable.Range(0, 12)];

        string message = Assert.Throws<InputException>(
            () => Run(MadeUpEstimate.Published, MadeUpEstimate.X.SelectRows(few), MadeUpEstimate.Y.SelectRows(few))).Message;

        Assert.StartsWith("The curve over the number of rows, in a part of 3 rows: X has too few rows", message, StringComparison.Ordinal);
    }

    private static SampleSizeCurve Run(LatentEstimate estimate, Samples x, Samples y) =>
        SampleSizeCurve.Run(estimate, x, y, progress: null, TestContext.Current.CancellationToken);
}
