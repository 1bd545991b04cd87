using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class GaussianRecipeTests
{
    private static readonly GaussianRecipe Recipe = new() { Dimensions = 20, IntrinsicDimensions = 3, Bits = 1.5, Count = 4000 };

    [Fact]
    public void The_informative_pairs_have_the_correlation_of_the_information_and_nothing_else_is_shared()
    {
        Dataset data = Recipe.Create(seed: 1, TestContext.Current.CancellationToken);
        double rho = Math.Sqrt(1 - Math.Pow(2, -2 * 1.5 / 3));
        double error = 4 / Math.Sqrt(Recipe.Count);
        Assert.Equal(1.5, data.TrueBits);
        for (int j = 0; j < 3; j++)
        {
            for (int l = 0; l < 3; l++)
            {
                Assert.Equal(j == l ? rho : 0, Correlation(data.X, j, data.Y, l), error);
                Assert.Equal(j == l ? 1 : 0, Correlation(data.X, j, data.X, l), error);
            }
        }

        // 17 more columns: 9 copies and 8 of noise.
        for (int j = 3; j < 12; j++)
        {
            Assert.Contains(Enumerable.Range(0, 3), l => Same(data.X, j, l));
            Assert.Contains(Enumerable.Range(0, 3), l => Same(data.Y, j, l));
        }

        for (int j = 12; j < 20; j++)
        {
            Assert.Equal(0, Correlation(data.X, j, data.Y, j), error);
            Assert.Equal(0, Correlation(data.X, j, data.X, 0), error);
        }
    }

    [Theory]
    [InlineData(GaussianTransform.HalfCube, -2.0, -2.8284271247461903)]
    [InlineData(GaussianTransform.Asinh, -2.0, -1.4436354751788103)]
    [InlineData(GaussianTransform.Uniform, -2.0, 0.022750131948179195)]
    [InlineData(GaussianTransform.None, -2.0, -2.0)]
    public void A_transform_is_its_formula(GaussianTransform transform, double value, double expected)
    {
        float[] values = [(float)value];
        GaussianTransforms.Apply(transform, values);
        Assert.Equal(expected, values[0], 1e-6);
    }

    [Fact]
    public void A_transform_changes_the_values_and_not_their_order()
    {
        Dataset plain = Recipe.Create(seed: 2, TestContext.Current.CancellationToken);
        Dataset cubed = (Recipe with { Transform = GaussianTransform.HalfCube }).Create(seed: 2, TestContext.Current.CancellationToken);
        for (int i = 1; i < 100; i++)
        {
            Assert.Equal(plain.X[i, 5] > plain.X[i - 1, 5], cubed.X[i, 5] > cubed.X[i - 1, 5]);
        }

        Assert.Equal(plain.TrueBits, cubed.TrueBits);
    }

    private static double Correlation(Samples a, int columnA, Samples b, int columnB)
    {
        double[] u = Standardized(a, columnA);
        double[] v = Standardized(b, columnB);
        return u.Zip(v, (first, second) => first * second).Average();
    }

    private static double[] Standardized(Samples samples, int column)
    {
        double[] values = [.. Enumerable.Range(0, samples.Count).Select(i => samples[i, column])];
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return [.. values.Select(value => (value - mean) / deviation)];
    }

    private static bool Same(Samples samples, int first, int second) =>
        Enumerable.Range(0, samples.Count).All(i => samples[i, first] == samples[i, second]);
}
