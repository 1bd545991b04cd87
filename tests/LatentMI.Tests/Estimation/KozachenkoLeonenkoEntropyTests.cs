using LatentMI.Estimators.Ksg;

namespace LatentMI.Tests.Estimation;

public sealed class KozachenkoLeonenkoEntropyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Entropy_of_normal_variables_is_found(int dimensions)
    {
        (Samples x, _) = KsgWays.Gaussian(10_000, dimensions, 0);

        // d/2 log2(2 pi e); the standard deviation is below 0.02 bits at this n, the bias in three dimensions below 0.05.
        double expected = dimensions * 0.5 * Math.Log2(2 * Math.PI * Math.E);
        Assert.Equal(expected, Estimate(x, new KsgOptions()).Bits, 0.08);
    }

    [Fact]
    public void Scaling_a_column_adds_its_logarithm()
    {
        (Samples x, _) = KsgWays.Gaussian(500, 2, 0);
        foreach (bool standardize in new[] { false, true })
        {
            var options = new KsgOptions { TieNoise = false, Standardize = standardize };
            Assert.Equal(Estimate(x, options).Bits + 6, Estimate(KsgWays.Map(x, v => 8 * v), options).Bits, 1e-9);
        }
    }

    [Fact]
    public void Coinciding_rows_without_noise_have_infinitely_little_entropy_and_raise_a_warning()
    {
        (Samples x, _) = KsgWays.Gaussian(50, 1, 0);
        x = x.SelectRows([0, 0, 0, 0, .. Enumerable.Range(4, 46)]);
        EntropyEstimate estimate = Estimate(x, new KsgOptions { TieNoise = false });
        Assert.Equal(double.NegativeInfinity, estimate.Bits);
        Assert.Equal("ties", Assert.Single(estimate.Warnings).Id);
        Assert.True(double.IsFinite(Estimate(x, new KsgOptions()).Bits));
    }

    [Fact]
    public void Too_few_rows_are_refused()
    {
        (Samples x, _) = KsgWays.Gaussian(3, 1, 0);
        Assert.Throws<InputException>(() => Estimate(x, new KsgOptions()));
    }

    private static EntropyEstimate Estimate(Samples x, KsgOptions options) =>
        new KozachenkoLeonenkoEntropy(options).Estimate(x, TestContext.Current.CancellationToken);
}
