using LatentMI.Estimators.Copula;
using LatentMI.Estimators.Gaussian;

namespace LatentMI.Tests.Estimation;

public class CopulaEstimatorTests
{
    [Fact]
    public void The_information_of_a_gaussian_is_found_whatever_the_marginals()
    {
        (Samples x, Samples y) = GaussianPairs.Create(4000, 3, 3, 1, 1);
        double plain = new CopulaEstimator().Estimate(x, y, TestContext.Current.CancellationToken).Bits;
        double skewed = new CopulaEstimator().Estimate(
            KsgWays.Map(x, value => Math.Exp(3 * value)), KsgWays.Map(y, value => value * value * value), TestContext.Current.CancellationToken).Bits;

        // The standard error is 0.02 bits.
        Assert.Equal(1, plain, 0.07);
        Assert.Equal(plain, skewed, 1e-9);
    }

    [Fact]
    public void On_normal_columns_it_agrees_with_the_gaussian_estimator()
    {
        (Samples x, Samples y) = GaussianPairs.Create(4000, 3, 3, 1, 2);
        GaussianEstimate copula = new CopulaEstimator().Estimate(x, y, TestContext.Current.CancellationToken);
        GaussianEstimate gaussian = new GaussianEstimator().Estimate(x, y, TestContext.Current.CancellationToken);
        Assert.Equal(gaussian.Bits, copula.Bits, 0.02);
        Assert.Equal(gaussian.BiasBits, copula.BiasBits);
        Assert.Equal(copula.Bits, copula.PointwiseBits.Average(), 1e-9);
    }

    [Fact]
    public void Equal_values_share_their_rank()
    {
        // Two values as often as each other: normal scores of opposite sign, so that the correlation is that of the labels, 0.6.
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => (double)(i % 2))];
        double[] y = [.. Enumerable.Range(0, 1000).Select(i => (double)(i % 10 < 2 ? 1 - (i % 2) : i % 2))];
        GaussianEstimate estimate = new CopulaEstimator().Estimate(Samples.Create(x, 1000, 1), Samples.Create(y, 1000, 1), TestContext.Current.CancellationToken);
        Assert.Equal(-0.5 * Math.Log2(1 - 0.36), estimate.Bits + estimate.BiasBits, 1e-9);
    }
}
