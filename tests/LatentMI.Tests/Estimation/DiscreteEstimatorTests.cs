using System.Text.Json;
using LatentMI.Estimators.Discrete;
using LatentMI.Numerics;
using LatentMI.Tests.Fixtures;

namespace LatentMI.Tests.Estimation;

public sealed class DiscreteEstimatorTests
{
    [Fact]
    public void The_value_is_that_of_the_reference_implementation()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(SharedFiles.Path("fixtures/latentmi/ksg_expected.json")));
        Samples x = NpyFixture.Load(SharedFiles.Path("fixtures/latentmi/discrete_x.npy")).ToSamples();
        Samples y = NpyFixture.Load(SharedFiles.Path("fixtures/latentmi/discrete_y.npy")).ToSamples();
        Assert.Equal(expected.RootElement.GetProperty("discrete_mi_bits").GetDouble(), Estimate(x, y).PlugInBits, 1e-10);
    }

    [Fact]
    public void Pointwise_values_are_log_ratios_of_shares_less_the_bias()
    {
        Samples x = Samples.Create(new double[] { 1, 1, 2, 2 }, 4, 1);
        Samples y = Samples.Create(new double[] { 5, 5, 5, 6 }, 4, 1);
        DiscreteEstimate estimate = Estimate(x, y);

        // p(1,5) = 1/2 against 1/2 * 3/4; p(2,5) = 1/4 against 1/2 * 3/4; p(2,6) = 1/4 against 1/2 * 1/4.
        double[] expected = [Math.Log2(4.0 / 3), Math.Log2(4.0 / 3), Math.Log2(2.0 / 3), 1];
        double bias = estimate.PlugInBits - estimate.Bits;
        Assert.Equal(expected.Average(), estimate.PlugInBits, 1e-15);
        Assert.Equal(expected, estimate.PointwiseBits, (a, b) => Math.Abs(a - b - bias) < 1e-15);

        // Of the six pairings of (5, 5, 5, 6) with (1, 1, 2, 2) all show the same: E = I, and nothing is left.
        Assert.Equal(estimate.PlugInBits, estimate.ChanceBits, 1e-12);
        Assert.Equal(0, estimate.Bits, 1e-12);
        Assert.Equal((2, 2, 3), (estimate.LabelsX, estimate.LabelsY, estimate.LabelsJoint));
    }

    [Fact]
    public void A_row_of_several_columns_is_one_label()
    {
        // Y is the exclusive or of the columns of X, which neither column shares information with by itself.
        Samples x = Samples.Create(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, 4, 2);
        Samples y = Samples.Create(new double[] { 0, 1, 1, 0 }, 4, 1);
        Assert.Equal(1, Estimate(x, y).PlugInBits, 1e-15);
        Assert.Equal(0, Estimate(x.SelectColumns([0]), y).PlugInBits, 1e-15);
    }

    [Fact]
    public void Zero_and_minus_zero_are_one_label()
    {
        Samples x = Samples.Create(new[] { 0.0, -0.0, 1, 1 }, 4, 1);
        Assert.Equal(2, Estimate(x, x).LabelsX);
        Samples narrow = Samples.Create(new[] { 0f, -0f, 1, 1 }, 4, 1);
        Assert.Equal(2, Estimate(narrow, narrow).LabelsX);
    }

    [Fact]
    public void Rows_that_nearly_all_differ_raise_a_warning()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 1, 0.5);
        IReadOnlyList<EstimateWarning> warnings = Estimate(x, KsgWays.Map(y, Math.Round)).Warnings;
        EstimateWarning warning = Assert.Single(warnings);
        Assert.Equal("unique-labels", warning.Id);
        Assert.StartsWith("100 of 100 rows of X", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plug_in_value_of_independent_labels_has_the_first_order_bias_and_the_estimate_has_none()
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        const int Count = 20_000;
        Samples x = Samples.Create(Enumerable.Range(0, Count).Select(_ => (double)random.NextInt(5)).ToArray(), Count, 1);
        Samples y = Samples.Create(Enumerable.Range(0, Count).Select(_ => (double)random.NextInt(4)).ToArray(), Count, 1);
        double bias = (20 - 5 - 4 + 1) / (2.0 * Count * Math.Log(2));

        // 2 n ln 2 times the estimate is nearly chi-squared with 12 degrees of freedom, so that four times the bias is out of reach.
        DiscreteEstimate estimate = Estimate(x, y);
        Assert.InRange(estimate.PlugInBits, 0, 4 * bias);
        Assert.Equal(bias, estimate.ChanceBits, bias / 50);
        Assert.InRange(estimate.Bits, estimate.Interval.Lower, estimate.Interval.Upper);
        Assert.InRange(0, estimate.Interval.Lower, estimate.Interval.Upper);
        Assert.Empty(estimate.Warnings);
    }

    [Fact]
    public void Many_pairs_of_labels_and_few_rows_raise_a_warning_and_show_no_chance()
    {
        DiscreteEstimate estimate = Estimate(LabelPairs.Independent(200, 1, 30, seed: 5), LabelPairs.Independent(200, 1, 30, seed: 6));
        EstimateWarning warning = Assert.Single(estimate.Warnings);
        Assert.Equal("sparse-counts", warning.Id);
        Assert.InRange(estimate.PlugInBits, 1.5, 4);
        Assert.InRange(0, estimate.Interval.Lower, estimate.Interval.Upper);
        Assert.InRange(estimate.Bits, -0.6, 0.6);
    }

    private static DiscreteEstimate Estimate(Samples x, Samples y) => new DiscreteEstimator().Estimate(x, y, TestContext.Current.CancellationToken);
}
