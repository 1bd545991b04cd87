using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Studies.Synergy;

namespace LatentMI.Tests.Synergy;

public sealed class PairedSumTests
{
    private const int Rows = 500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void One_estimate_has_the_error_of_its_rows_and_itself_less_itself_none()
    {
        (SynergySide[] sources, SynergySide target) = GaussianSystem.Copies.Draw(Rows, seed: 1);
        GaussianEstimate estimate = new GaussianEstimator().Estimate(sources[0].Samples, target.Samples, Token);

        ConfidenceInterval one = PairedSum.Interval([(1, estimate)]);
        ConfidenceInterval twice = PairedSum.Interval([(2, estimate)]);
        ConfidenceInterval none = PairedSum.Interval([(1, estimate), (-1, estimate)]);

        double scatter = Math.Sqrt(estimate.PointwiseBits.Average(bits => Math.Pow(bits - estimate.Bits, 2)) / Rows);
        Assert.Equal(scatter, one.StandardError, 0.01 * scatter);
        Assert.Equal(estimate.Bits, (one.Lower + one.Upper) / 2, 1e-12);
        Assert.Equal(2 * one.StandardError, twice.StandardError, 1e-12);
        Assert.InRange(none.StandardError, 1e-6, 0.1 * one.StandardError);
        Assert.Equal(0, PairedSum.Bits([(1, estimate), (-1, estimate)]));
    }

    [Fact]
    public void Counts_keep_the_error_of_their_correction()
    {
        double[] x = [.. Enumerable.Range(0, Rows).Select(row => (double)(row % 7))];
        double[] y = [.. Enumerable.Range(0, Rows).Select(row => (double)(row * 31 % 11 % 5))];
        DiscreteEstimate estimate = new DiscreteEstimator().Estimate(Samples.Create(x, Rows, 1), Samples.Create(y, Rows, 1), Token);

        Assert.Equal(estimate.Interval.StandardError, PairedSum.Interval([(1, estimate)]).StandardError, 0.01 * estimate.Interval.StandardError);
    }

    [Fact]
    public void A_term_without_an_interval_leaves_the_sum_without_one_and_other_rows_are_no_sum()
    {
        (SynergySide[] sources, SynergySide target) = GaussianSystem.Copies.Draw(100, seed: 2);
        var estimator = new LatentMiEstimator(new LatentMiOptions { Effort = Effort.Quick, Threads = 1 });
        LatentMiEstimate estimate = estimator.Estimate(sources[0].Samples, target.Samples, cancellationToken: Token);
        GaussianEstimate fewer = new GaussianEstimator().Estimate(sources[0].Samples.SelectRows([.. Enumerable.Range(0, 50)]), target.Samples.SelectRows([.. Enumerable.Range(0, 50)]), Token);

        ConfidenceInterval known = PairedSum.Interval([(1, estimate)]);
        ConfidenceInterval unknown = PairedSum.Interval([(1, estimate), (-1, estimate with { Interval = null })]);

        Assert.True(double.IsFinite(known.Lower) && double.IsFinite(known.Upper), $"{known}");
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (unknown.Lower, unknown.Upper));
        Assert.Throws<ArgumentException>(() => PairedSum.Interval([(1, estimate), (-1, fewer)]));
        Assert.Throws<ArgumentException>(() => PairedSum.Interval([]));
    }
}
