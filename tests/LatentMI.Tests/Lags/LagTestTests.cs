using LatentMI.Studies.Lags;

namespace LatentMI.Tests.Lags;

public sealed class LagTestTests
{
    [Fact]
    public void A_p_value_counts_the_surrogates_whose_largest_estimate_is_not_smaller()
    {
        var test = new LagTest([[0.1, 0.3], [0.2, -0.1], [0.4, 0.1]]);

        Assert.Equal([0.3, 0.2, 0.4], test.NullMaxima);
        Assert.Equal([1, 0.75, 0.5, 0.25], new[] { 0.2, 0.25, 0.35, 0.5 }.Select(test.PValue));
    }

    [Fact]
    public void What_is_not_a_number_counts_against_the_dependence()
    {
        Assert.Equal(1, new LagTest([[double.NaN, 0.3]]).PValue(9));
        Assert.Equal(1, new LagTest([[0.1, 0.3]]).PValue(double.NaN));
    }

    [Theory]
    [InlineData(18, null)]
    [InlineData(19, 19.0)]
    [InlineData(39, 38.0)]
    [InlineData(99, 95.0)]
    public void Above_the_threshold_and_only_there_p_is_at_most_the_level(int surrogates, double? expected)
    {
        var test = new LagTest([.. Enumerable.Range(1, surrogates).Select(bits => new[] { (double)bits })]);

        Assert.Equal(expected, test.ThresholdBits);
        if (test.ThresholdBits is { } threshold)
        {
            Assert.True(test.PValue(threshold + 0.5) <= LagTest.Level);
            Assert.True(test.PValue(threshold) > LagTest.Level);
        }
    }
}
