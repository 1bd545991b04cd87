using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Sliced;

namespace LatentMI.Tests.Estimation;

public sealed class SlicedEstimatorTests
{
    private static readonly KsgOptions WithoutNoise = new() { TieNoise = false, Standardize = false };

    [Fact]
    public void Slices_of_one_column_each_are_the_ksg_estimate()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(400, 1, 0.8);
        SlicedEstimate sliced = Estimate(x, y, new SlicedOptions { Slices = 5, Ksg = WithoutNoise });
        KsgEstimate ksg = new KsgEstimator(WithoutNoise).Estimate(x, y, TestContext.Current.CancellationToken);
        Assert.Equal(ksg.PointwiseBits, sliced.PointwiseBits, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(0, sliced.SliceStandardErrorBits, 1e-12);
    }

    [Fact]
    public void The_value_for_normal_variables_is_the_mean_over_directions()
    {
        // For a and b on the circle, the correlation of a'X and b'Y is 0.9 cos of a uniform angle; the mean of -1/2 log2(1 - 0.81 cos^2) over it
        // is -log2((1 + sqrt(1 - 0.81)) / 2).
        (Samples x, Samples y) = KsgWays.Gaussian(3000, 2, 0.9);
        SlicedEstimate estimate = Estimate(x, y, new SlicedOptions { Slices = 100 });
        double expected = -Math.Log2((1 + Math.Sqrt(1 - 0.81)) / 2);
        Assert.Equal(expected, estimate.Bits, (3 * estimate.SliceStandardErrorBits) + 0.04);
        Assert.InRange(estimate.SliceStandardErrorBits, 0.005, 0.06);
    }

    [Fact]
    public void Bits_are_the_mean_over_slices_and_over_rows()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(200, 4, 0.7);
        SlicedEstimate estimate = Estimate(x, y, new SlicedOptions { Slices = 7 });
        Assert.Equal(7, estimate.SliceBits.Count);
        Assert.Equal(7, estimate.SliceBits.Distinct().Count());
        Assert.Equal(estimate.SliceBits.Average(), estimate.Bits, 1e-12);
        Assert.True(double.IsNaN(Estimate(x, y, new SlicedOptions { Slices = 1 }).SliceStandardErrorBits));
    }

    [Fact]
    public void More_slices_begin_with_the_same_ones()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 3, 0.7);
        IReadOnlyList<double> few = Estimate(x, y, new SlicedOptions { Slices = 3 }).SliceBits;
        Assert.Equal(few, Estimate(x, y, new SlicedOptions { Slices = 6 }).SliceBits.Take(3));
    }

    [Fact]
    public void Standardizing_makes_the_scale_of_columns_irrelevant()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(200, 3, 0.7);
        Samples scaled = KsgWays.Map(x, value => value * 1024);
        var options = new SlicedOptions { Slices = 4, Ksg = WithoutNoise with { Standardize = true } };
        Assert.Equal(Estimate(x, y, options).PointwiseBits, Estimate(scaled, y, options).PointwiseBits);
    }

    [Fact]
    public void Coinciding_rows_without_noise_raise_one_warning()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 2, 0.5);
        int[] rows = [0, 0, 0, 0, 0, .. Enumerable.Range(5, 95)];
        SlicedEstimate estimate = Estimate(x.SelectRows(rows), y.SelectRows(rows), new SlicedOptions { Slices = 3, Ksg = WithoutNoise });
        EstimateWarning warning = Assert.Single(estimate.Warnings);
        Assert.Equal("ties", warning.Id);
        Assert.StartsWith("In 3 of 3 slices, such as: 5 of 100 rows", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlicedEstimator(new SlicedOptions { Slices = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlicedEstimator(new SlicedOptions { Ksg = new KsgOptions { Neighbors = 0 } }));
    }

    private static SlicedEstimate Estimate(Samples x, Samples y, SlicedOptions options) =>
        new SlicedEstimator(options).Estimate(x, y, TestContext.Current.CancellationToken);
}
