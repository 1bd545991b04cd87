using LatentMI.Experiments.Scoring;

namespace LatentMI.Experiments.Tests.Scoring;

public sealed class ErrorStatisticsTests
{
    private static readonly (double Estimate, double Truth)[] Pairs = [(.1, 0), (.4, .5), (1.2, 1)];

    // from scipy.stats import sem  # SciPy 1.10.1
    // sem([.9, 1.1, 1.3, .7, 1.25])  # 0.11180339887498948
    [Fact]
    public void The_standard_error_is_what_SciPy_computes() =>
        Assert.Equal(0.11180339887498948, ErrorStatistics.StandardError([.9, 1.1, 1.3, .7, 1.25]), 1e-15);

    // np.mean((np.array([.1, .4, 1.2]) - np.array([0, .5, 1]))**2)  # 0.019999999999999993
    [Fact]
    public void The_mean_squared_error_is_what_NumPy_computes() => Assert.Equal(.02, ErrorStatistics.MeanSquaredError(Pairs), 1e-15);

    [Fact]
    public void The_mean_absolute_error_is_that_of_the_differences() =>
        Assert.Equal(.4 / 3, ErrorStatistics.MeanAbsoluteError(Pairs), 1e-15);

    [Fact]
    public void Too_few_values_have_no_statistics()
    {
        Assert.True(double.IsNaN(ErrorStatistics.Mean([])));
        Assert.True(double.IsNaN(ErrorStatistics.StandardError([1])));
        Assert.True(double.IsNaN(ErrorStatistics.MeanSquaredError([])));
    }
}
