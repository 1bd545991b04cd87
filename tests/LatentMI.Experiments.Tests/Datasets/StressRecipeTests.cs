using LatentMI.Estimators.Gaussian;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

/// <summary>The recipes of the experiment <c>stress</c>.</summary>
public sealed class StressRecipeTests
{
    private const int Rows = 4000;
    private const double Bits = 1.5;

    // The standard deviation of the Gaussian estimate of a few pairs is near 0.02 bits at 4,000 rows.
    private const double Tolerance = 0.08;

    public static TheoryData<IDatasetRecipe, string> Recipes => new()
    {
        { new DenseRecipe { Dimensions = 20, IntrinsicDimensions = 3, Bits = Bits, Count = Rows }, "d=20 k=3 bits=1.5 n=4000" },
        { new HeavyTailsRecipe { Dimensions = 20, IntrinsicDimensions = 3, Bits = Bits, Count = Rows }, "d=20 k=3 bits=1.5 n=4000" },
        { new HiddenRecipe { Dimensions = 20, IntrinsicDimensions = 3, Bits = Bits, Count = Rows }, "d=20 k=3 bits=1.5 n=4000 factors=5" },
        {
            new UnequalRecipe { DimensionsX = 30, DimensionsY = 5, IntrinsicDimensions = 3, Bits = Bits, Count = Rows },
            "dx=30 dy=5 k=3 bits=1.5 n=4000"
        },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void The_same_seed_gives_the_same_values_and_the_settings_are_told(IDatasetRecipe recipe, string parameters)
    {
        Assert.Equal(parameters, recipe.Parameters.ToString());
        Assert.StartsWith("exact", recipe.Truth, StringComparison.Ordinal);
        Dataset data = Create(recipe, 7);
        Assert.Equal(Bits, data.TrueBits);
        Assert.Equal(Rows, data.X.Count);
        Assert.Equal(Corner(data), Corner(Create(recipe, 7)));
        Assert.NotEqual(Corner(data), Corner(Create(recipe, 8)));

        static double[] Corner(Dataset data) => [.. Enumerable.Range(0, 50).SelectMany(i => (double[])[data.X[i, 0], data.X[i, 4], data.Y[i, 0], data.Y[i, 4]])];
    }

    [Fact]
    public void Dense_columns_mix_everything_and_hold_the_information_together()
    {
        Dataset data = Create(Recipe<DenseRecipe>(), 1);
        Assert.Equal(Bits, GaussianBits(data, All(20), All(20)), Tolerance);

        // No part of the columns holds it, and no column is a copy of another.
        Assert.InRange(GaussianBits(data, All(10), All(10)), 0, Bits / 2);
        for (int j = 1; j < 20; j++)
        {
            Assert.InRange(Math.Abs(Correlation(data.X, 0, j)), 0, 0.9);
        }
    }

    [Fact]
    public void Heavy_tails_are_those_of_the_noise_alone()
    {
        Dataset data = Create(Recipe<HeavyTailsRecipe>(), 1);
        Assert.Equal(Bits, GaussianBits(data, All(3), All(3)), Tolerance);
        for (int j = 0; j < 20; j++)
        {
            double[] values = Column(data.X, j);
            double far = values.Count(value => Math.Abs(value) > 10) / (double)Rows;

            // P(|t| > 10) = 2/pi atan(1/10) = 0.0635; of 3 informative columns and 9 copies there is nothing.
            Assert.Equal(j < 12 ? 0 : 0.0635, far, j < 12 ? 0 : 0.016);
            Assert.All(values, value => Assert.True(double.IsFinite(value)));
        }
    }

    [Fact]
    public void Hidden_columns_are_small_and_their_neighbors_large_and_correlated()
    {
        Dataset data = Create(Recipe<HiddenRecipe>(), 1);
        Assert.Equal(Bits, GaussianBits(data, All(3), All(3)), Tolerance);
        Assert.Equal(0, GaussianBits(data, [.. Enumerable.Range(3, 17)], [.. Enumerable.Range(3, 17)]), Tolerance);
        double[] variances = [.. All(20).Select(j => Column(data.Y, j).Average(value => value * value))];
        Assert.All(variances[..3], variance => Assert.Equal(HiddenRecipe.InformativeVariance, variance, 0.01));
        Assert.All(variances[3..], variance => Assert.InRange(variance, 1, 50));
        Assert.InRange(Enumerable.Range(4, 16).Max(j => Math.Abs(Correlation(data.Y, 3, j))), 0.4, 1);

        // Neither the informative columns nor the other side move with the factors.
        for (int j = 3; j < 20; j++)
        {
            Assert.Equal(0, Correlation(data.Y, 0, j), 0.07);
        }
    }

    [Fact]
    public void Unequal_sides_share_the_information_of_their_pairs()
    {
        Dataset data = Create(Recipe<UnequalRecipe>(), 1);
        Assert.Equal((30, 5), (data.X.Dimensions, data.Y.Dimensions));
        Assert.Equal(Bits, GaussianBits(data, All(3), All(3)), Tolerance);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Create(new UnequalRecipe { DimensionsX = 30, DimensionsY = 5, IntrinsicDimensions = 6, Bits = 1, Count = 10 }, 1));
    }

    private static T Recipe<T>()
        where T : IDatasetRecipe => Recipes.Select(row => row.Data.Item1).OfType<T>().Single();

    private static Dataset Create(IDatasetRecipe recipe, ulong seed) => recipe.Create(seed, TestContext.Current.CancellationToken);

    private static int[] All(int count) => [.. Enumerable.Range(0, count)];

    private static double GaussianBits(Dataset data, int[] x, int[] y) => new GaussianEstimator(new GaussianOptions())
        .Estimate(data.X.SelectColumns(x), data.Y.SelectColumns(y), TestContext.Current.CancellationToken).Bits;

    private static double[] Column(Samples samples, int column) => [.. Enumerable.Range(0, samples.Count).Select(i => samples[i, column])];

    private static double Correlation(Samples samples, int first, int second)
    {
        double[] u = Column(samples, first);
        double[] v = Column(samples, second);
        return u.Zip(v, (a, b) => a * b).Average() / Math.Sqrt(u.Average(a => a * a) * v.Average(b => b * b));
    }
}
