using LatentMI.Experiments.Scoring;

namespace LatentMI.Experiments.Tests.Scoring;

public sealed class KendallTauTests
{
    // from scipy.stats import kendalltau  # SciPy 1.10.1
    // kendalltau([1, 2, 3, 4, 5, 6, 7], [2, 1, 4, 3, 7, 6, 5], variant="b").statistic               # 0.5238095238095238
    // kendalltau([1, 1, 2, 2, 2, 3, 4, 4], [2, 2, 1, 3, 3, 3, 5, 4], variant="b").statistic         # 0.7235680511449364
    // kendalltau([0, .5, 1, 1.5, 2], [4, 3, 2, 1, 0], variant="b").statistic                        # -0.9999999999999999
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6, 7 }, new double[] { 2, 1, 4, 3, 7, 6, 5 }, 0.5238095238095238)]
    [InlineData(new double[] { 1, 1, 2, 2, 2, 3, 4, 4 }, new double[] { 2, 2, 1, 3, 3, 3, 5, 4 }, 0.7235680511449364)]
    [InlineData(new double[] { 0, .5, 1, 1.5, 2 }, new double[] { 4, 3, 2, 1, 0 }, -1)]
    public void Tau_b_is_what_SciPy_computes(double[] a, double[] b, double expected)
    {
        Assert.Equal(expected, KendallTau.Compute(a, b), 1e-14);
        Assert.Equal(expected, KendallTau.Compute(b, a), 1e-14);
    }

    [Theory]
    [InlineData(new double[] { 0, 0, 0, 0 }, new double[] { 1, 2, 3, 4 })]
    [InlineData(new double[] { 1 }, new double[] { 2 })]
    [InlineData(new double[0], new double[0])]
    public void A_sequence_without_an_order_has_no_tau(double[] a, double[] b)
    {
        Assert.True(double.IsNaN(KendallTau.Compute(a, b)));
        Assert.True(double.IsNaN(KendallTau.Compute(b, a)));
    }

    [Fact]
    public void Sequences_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => KendallTau.Compute([1, 2], [1]));
}
