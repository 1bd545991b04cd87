using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Tests.Calibrating;

public sealed class StudentErrorsTests
{
    [Theory]
    [InlineData(2, 12.7062)]
    [InlineData(5, 2.7764)]
    [InlineData(16, 2.1314)]
    [InlineData(1_000_000, 1.959966)]
    public void The_factor_gives_the_quantiles_of_tables(int values, double quantile)
    {
        Assert.Equal(quantile, ConfidenceInterval.StandardErrors * StudentErrors.Factor(ConfidenceInterval.StandardErrors, values), 1e-4);
    }

    [Fact]
    public void One_value_says_nothing_of_its_error()
    {
        Assert.Equal(double.PositiveInfinity, StudentErrors.Factor(3, 1));
        Assert.Equal(double.PositiveInfinity, ClusteredMean.Variance([1, 2, 3], [7, 7, 7]));
    }

    [Fact]
    public void Rows_are_groups_of_one()
    {
        double[] values = [0.3, -1.2, 2.5, 0.9];
        Assert.Equal(ClusteredMean.Variance(values, groups: null), ClusteredMean.Variance(values, [3, 1, 4, 2]), 1e-15);
        Assert.Equal(ClusteredMean.VarianceOfOne(values) / 4, ClusteredMean.Variance(values, groups: null), 1e-15);
        Assert.Equal(4, ClusteredMean.Count(4, groups: null));
        Assert.Equal(2, ClusteredMean.Count(4, [8, 8, 5, 8]));
    }

    [Fact]
    public void Few_groups_must_show_more_to_be_believed()
    {
        Assert.InRange(StudentErrors.Factor(3, 5), 2.1, 2.3);
        Assert.InRange(StudentErrors.Factor(3, 20), 1.1, 1.2);
        Assert.InRange(StudentErrors.Factor(3, 1000), 1, 1.01);
    }

    [Fact]
    public void The_factor_makes_the_tails_of_both_distributions_alike()
    {
        foreach (double errors in new[] { 1, 1.96, 3, 4, 5, 6 })
        {
            double tail = Normal.CDF(0, 1, -errors);
            foreach (int values in new[] { 2, 3, 4, 5, 10, 30, 1000 })
            {
                double quantile = errors * StudentErrors.Factor(errors, values);
                Assert.Equal(1, StudentT.CDF(0, 1, values - 1, -quantile) / tail, 5e-3);
            }
        }
    }
}
