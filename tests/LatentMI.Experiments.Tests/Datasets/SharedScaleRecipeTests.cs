using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class SharedScaleRecipeTests
{
    [Theory]
    [InlineData(5, 3, 0, 0, 0.43071)]
    [InlineData(50, 5, 0, 0, 1.34558)]
    [InlineData(200, 5, 1, 0.73697, 3.01630)]
    public void The_truth_is_that_of_the_distribution(int dimensions, int freedom, int pairs, double bits, double truth) =>
        Assert.Equal(truth, Create(dimensions, freedom, pairs, bits, rows: 1).TrueBits, 1e-5);

    [Fact]
    public void Pairs_are_correlated_and_all_columns_have_a_scale_in_common()
    {
        // rho = 0.8 of one pair. Kendall's tau, 2/pi asin rho, and signs do not depend on the scale; the logarithms of the sizes are correlated.
        Dataset data = Create(dimensions: 20, freedom: 3, pairs: 1, bits: 0.73697, rows: 20_000);
        double[] signs = [.. Enumerable.Range(0, data.X.Count).Select(i => (double)Math.Sign(data.X[i, 0] * data.Y[i, 0]))];
        Assert.Equal(2 / Math.PI * Math.Asin(0.8), signs.Average(), 0.03);
        Assert.Equal(0, Enumerable.Range(0, data.X.Count).Average(i => Math.Sign(data.X[i, 1] * data.Y[i, 1])), 0.03);
        Assert.InRange(Correlation([.. Sizes(data.X)], [.. Sizes(data.Y)]), 0.8, 1);
    }

    [Fact]
    public void Bits_of_no_pairs_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Create(3, 3, pairs: 0, bits: 1, rows: 10));

    private static Dataset Create(int dimensions, int freedom, int pairs, double bits, int rows) =>
        new SharedScaleRecipe { Dimensions = dimensions, Freedom = freedom, Pairs = pairs, Bits = bits, Count = rows }
            .Create(seed: 1, TestContext.Current.CancellationToken);

    private static IEnumerable<double> Sizes(Samples side) =>
        Enumerable.Range(0, side.Count).Select(i => Math.Log(Enumerable.Range(1, side.Dimensions - 1).Sum(c => side[i, c] * side[i, c])));

    private static double Correlation(double[] a, double[] b)
    {
        (double meanA, double meanB) = (a.Average(), b.Average());
        double cross = a.Zip(b, (u, v) => (u - meanA) * (v - meanB)).Sum();
        return cross / Math.Sqrt(a.Sum(u => (u - meanA) * (u - meanA)) * b.Sum(v => (v - meanB) * (v - meanB)));
    }
}
