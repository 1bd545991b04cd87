using CsCheck;
using LatentMI.Inference;

namespace LatentMI.Tests.Inferring;

public sealed class FalseDiscoveryRateTests
{
    [Fact]
    public void Q_values_are_those_of_statsmodels()
    {
        // statsmodels 0.13.5: multipletests([0.01, 0.04, 0.03, 0.005, 0.55, 0.02, 0.02, 1.0], method='fdr_bh')[1].
        double[] expected = [0.04, 0.05333333333333334, 0.048, 0.04, 0.6285714285714287, 0.04, 0.04, 1.0];
        double[] found = FalseDiscoveryRate.BenjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.55, 0.02, 0.02, 1.0]);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        Assert.Equal([0.9, 0.9, 0.9], FalseDiscoveryRate.BenjaminiHochberg([0.9, 0.8, 0.7]));
    }

    [Fact]
    public void The_tests_below_a_level_are_those_that_the_procedure_rejects() =>
        Gen.Double[0, 1].Array[1, 40].Sample(p =>
        {
            // Benjamini and Hochberg, procedure (1): reject the k smallest, k the largest i with p(i) at most level i / m. Written as p(i) m / i at most the level, so
            // that a p-value that is exactly on the line is rounded alike.
            const double Level = 0.3;
            double[] sorted = [.. p.Order()];
            int rejected = Enumerable.Range(1, p.Length).LastOrDefault(i => sorted[i - 1] * p.Length / i <= Level);
            return FalseDiscoveryRate.BenjaminiHochberg(p).Count(q => q <= Level) == rejected;
        });

    [Fact]
    public void No_test_has_no_q_value_and_one_test_its_p()
    {
        Assert.Empty(FalseDiscoveryRate.BenjaminiHochberg([]));
        Assert.Equal([0.03], FalseDiscoveryRate.BenjaminiHochberg([0.03]));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_p_value_is_refused(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FalseDiscoveryRate.BenjaminiHochberg([0.5, p]));
}
