using LatentMI.Estimators.Ksg;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class HardEdgedRecipeTests
{
    private const int Rows = 4000;

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(1.7)]
    [InlineData(40)]
    public void The_information_of_a_pair_is_that_of_its_densities(double width)
    {
        // h(Y) - ln a, the entropy of Y by the midpoint rule: f(y) is the part of [y - a, y] within [0, 1] over a.
        const int Steps = 400_000;
        double step = (1 + width) / Steps;
        double entropy = 0;
        for (int i = 0; i < Steps; i++)
        {
            double y = (i + 0.5) * step;
            double density = (Math.Min(1, y) - Math.Max(0, y - width)) / width;
            entropy -= step * density * Math.Log(density);
        }

        Assert.Equal(entropy - Math.Log(width), HardEdgedRecipe.NatsOf(width), 1e-5);
    }

    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(1, 0.7213475204444817)]
    [InlineData(3, 1.5)]
    [InlineData(8, 23.083)]
    [InlineData(1, 20)]
    public void The_noise_is_as_wide_as_the_information_asks(int dimensions, double bits)
    {
        double width = Recipe(dimensions, bits).Width;
        Assert.Equal(bits, dimensions * HardEdgedRecipe.NatsOf(width) / Math.Log(2), 1e-9 * bits);
    }

    [Fact]
    public void Columns_are_uniform_and_differ_by_uniform_noise_from_their_partners_alone()
    {
        HardEdgedRecipe recipe = Recipe(2, 3);
        Dataset data = recipe.Create(1, TestContext.Current.CancellationToken);
        Assert.Equal(3, data.TrueBits);
        Assert.Equal("d=2 bits=3 n=4000", recipe.Parameters.ToString());
        for (int column = 0; column < 2; column++)
        {
            double[] x = [.. Enumerable.Range(0, Rows).Select(i => data.X[i, column])];
            double[] noise = [.. Enumerable.Range(0, Rows).Select(i => (data.Y[i, column] - data.X[i, column]) / recipe.Width)];
            AssertUniform(x, 0);
            AssertUniform(noise, 1e-6);
        }

        // Four standard deviations of the correlation of independent columns.
        Assert.Equal(0, Correlation(data.X, data.X, 0, 1), 4 / Math.Sqrt(Rows));
        Assert.Equal(0, Correlation(data.X, data.Y, 0, 1), 4 / Math.Sqrt(Rows));
        Assert.NotEqual(data.X[0, 0], recipe.Create(2, TestContext.Current.CancellationToken).X[0, 0]);
    }

    [Fact]
    public void Ksg_finds_a_bit_of_a_pair()
    {
        // Over seeds the estimate at 4,000 rows has a standard deviation of 0.02 and a bias of less.
        Dataset data = Recipe(1, 1).Create(3, TestContext.Current.CancellationToken);
        Assert.Equal(1, new KsgEstimator().Estimate(data.X, data.Y, TestContext.Current.CancellationToken).Bits, 0.1);
    }

    private static HardEdgedRecipe Recipe(int dimensions, double bits) => new() { Dimensions = dimensions, Bits = bits, Count = Rows };

    /// <summary>By Kolmogorov and Smirnov: a larger distance has a probability of 0.001.</summary>
    private static void AssertUniform(double[] values, double rounding)
    {
        Assert.All(values, value => Assert.InRange(value, -rounding, 1 + rounding));
        double distance = values.Order().Select((value, i) => Math.Abs(value - ((i + 0.5) / values.Length))).Max();
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(values.Length));
    }

    private static double Correlation(Samples first, Samples second, int column, int other) => MathNet.Numerics.Statistics.Correlation.Pearson(
        Enumerable.Range(0, Rows).Select(i => first[i, column]), Enumerable.Range(0, Rows).Select(i => second[i, other]));
}
