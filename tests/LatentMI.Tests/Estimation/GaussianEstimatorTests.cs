using LatentMI.Estimators.Copula;
using LatentMI.Estimators.Gaussian;

namespace LatentMI.Tests.Estimation;

public sealed class GaussianEstimatorTests
{
    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(1, 0.9)]
    [InlineData(5, 0.5)]
    public void Mutual_information_of_normal_variables_is_found(int dimensions, double correlation)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(10_000, dimensions, correlation);

        // The standard deviation is at most about 0.02 bits at this n.
        Assert.Equal(-0.5 * dimensions * Math.Log2(1 - (correlation * correlation)), Estimate(x, y).Bits, 0.06);
    }

    [Fact]
    public void The_estimate_of_one_column_each_is_that_of_its_correlation()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(50, 1, 0.7);
        double[] a = Column(x);
        double[] b = Column(y);
        double meanA = a.Average();
        double meanB = b.Average();
        double covariance = a.Zip(b, (u, v) => (u - meanA) * (v - meanB)).Sum();
        double squares = a.Sum(u => (u - meanA) * (u - meanA)) * b.Sum(v => (v - meanB) * (v - meanB));
        GaussianEstimate estimate = Estimate(x, y);
        Assert.Equal(-0.5 * Math.Log2(1 - (covariance * covariance / squares)), estimate.Bits + estimate.BiasBits, 1e-12);
    }

    [Fact]
    public void Of_few_rows_and_many_columns_no_bias_is_left()
    {
        // 400 estimates of independent columns: without the correction their mean would be near the bias, about 1.9 bits.
        const int Repeats = 400;
        var bits = new double[Repeats];
        double bias = 0;
        for (int i = 0; i < Repeats; i++)
        {
            (Samples x, Samples y) = KsgWays.Gaussian(30, 8, 0, seed: (ulong)i + 1);
            GaussianEstimate estimate = Estimate(x, y);
            bits[i] = estimate.Bits;
            bias = estimate.BiasBits;
        }

        double mean = bits.Average();
        double standardError = Math.Sqrt(bits.Sum(value => (value - mean) * (value - mean)) / (Repeats - 1) / Repeats);
        Assert.True(bias > 1.5, $"The bias is {bias} bits.");
        Assert.True(Math.Abs(mean) < 4 * standardError, $"The mean is {mean} bits with a standard error of {standardError}.");
    }

    [Fact]
    public void Columns_whose_variance_is_in_a_few_rows_are_warned_of_and_ranks_are_not()
    {
        // Where the largest values of log-normal columns meet by chance, correlations are near 1.
        for (ulong seed = 100; seed < 130; seed++)
        {
            (Samples x, Samples y) = KsgWays.Gaussian(200, 1, 0, seed);
            Samples heavy = Widen(x);
            EstimateWarning warning = Assert.Single(Estimate(heavy, y).Warnings);
            Assert.Equal("heavy-tailed-columns", warning.Id);
            Assert.Contains("1 of 1 column of X, such as column 1 of X, ", warning.Message, StringComparison.Ordinal);
            Assert.Equal(2, Estimate(heavy, Widen(y)).Warnings.Count);
            Assert.Empty(new CopulaEstimator().Estimate(heavy, y, TestContext.Current.CancellationToken).Warnings);
        }

        static Samples Widen(Samples normal) => KsgWays.Map(normal, value => Math.Exp(8 * value));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(1000)]
    public void Normal_columns_rare_labels_and_sparse_counts_have_no_heavy_tails(int rows)
    {
        for (ulong seed = 100; seed < 130; seed++)
        {
            (Samples x, Samples y) = KsgWays.Gaussian(rows, 3, 0.5, seed);
            Assert.Empty(Estimate(x, y).Warnings);

            // One row in twenty is not 0, in each column another.
            Samples rare = Rare(rows, _ => 1);
            Assert.Empty(Estimate(x, rare).Warnings);
            Assert.Empty(Estimate(x, Rare(rows, row => 1 + (row / 20 % 3))).Warnings);
        }

        static Samples Rare(int rows, Func<int, double> value) =>
            Samples.Create([.. Enumerable.Range(0, 3 * rows).Select(i => (i / 3 % 20) == i % 3 ? value(i / 3) : 0)], rows, 3);
    }

    [Fact]
    public void Linear_maps_of_a_side_change_nothing()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(200, 3, 0.6);
        var mixed = new double[600];
        for (int i = 0; i < 200; i++)
        {
            mixed[3 * i] = (1000 * x[i, 0]) + 5;
            mixed[(3 * i) + 1] = x[i, 1] - (2 * x[i, 0]);
            mixed[(3 * i) + 2] = (x[i, 2] / 64) + x[i, 0] + x[i, 1];
        }

        IReadOnlyList<double> expected = Estimate(x, y).PointwiseBits;
        Assert.Equal(expected, Estimate(Samples.Create(mixed, 200, 3), y).PointwiseBits, (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Fact]
    public void Columns_of_very_large_values_are_used()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 1, 0.6);
        Assert.Equal(Estimate(x, y).Bits, Estimate(KsgWays.Map(x, value => 1e139 * value), y).Bits, 1e-10);
    }

    [Fact]
    public void Too_few_rows_for_the_columns_are_refused_with_the_number_needed()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(7, 3, 0.5);
        var error = Assert.Throws<InputException>(() => Estimate(x, y));
        Assert.Equal("X and Y have 7 rows, too few for the covariance of 6 columns; at least 8 are needed, or use the estimator lmi.", error.Message);
        (x, y) = KsgWays.Gaussian(8, 3, 0.5);
        Assert.True(double.IsFinite(Estimate(x, y).Bits));
    }

    [Fact]
    public void Linearly_dependent_columns_are_named()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(50, 2, 0.5);
        Samples copied = x.SelectColumns([0, 1, 0]);

        // The copy has the number of the column that it is a copy of.
        Assert.StartsWith("X: column 1 is a linear combination of", Assert.Throws<InputException>(() => Estimate(copied, y)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Y: column 1 is a linear combination of", Assert.Throws<InputException>(() => Estimate(y, copied)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Y: column 1 is a linear combination of X", Assert.Throws<InputException>(() => Estimate(x, x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_column_beside_others_is_named()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(50, 2, 0.5);
        Samples constant = Samples.Create(Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? (double)i : 0.1).ToArray(), 50, 2);
        Assert.StartsWith("Y: column 2 is constant", Assert.Throws<InputException>(() => Estimate(x, constant)).Message, StringComparison.Ordinal);
    }

    private static double[] Column(Samples samples) => [.. Enumerable.Range(0, samples.Count).Select(i => samples[i, 0])];

    private static GaussianEstimate Estimate(Samples x, Samples y) => new GaussianEstimator().Estimate(x, y, TestContext.Current.CancellationToken);
}
