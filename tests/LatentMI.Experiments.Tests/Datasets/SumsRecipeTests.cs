using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class SumsRecipeTests
{
    private const int Columns = 3;

    [Fact]
    public void The_noise_beside_the_sum_is_that_of_the_truth()
    {
        const double Bits = 2;
        Dataset data = Create(ColumnScale.Linear, Bits, rows: 20_000);
        double variance = Enumerable.Range(0, data.X.Count).Average(i => Math.Pow(data.Y[i, 0] - Sum(data.X, i), 2));
        Assert.Equal(Bits, 0.5 * Math.Log2(1 + (1 / variance)), 0.03);
        Assert.Equal(Bits, data.TrueBits);
    }

    [Theory]
    [InlineData(ColumnScale.Exponential)]
    [InlineData(ColumnScale.Cubic)]
    public void Other_scales_have_the_same_values_under_their_function(ColumnScale scale)
    {
        Dataset linear = Create(ColumnScale.Linear, bits: 3, rows: 50);
        Dataset data = Create(scale, bits: 3, rows: 50);
        Func<double, double> function = scale == ColumnScale.Exponential ? Math.Exp : value => Math.Pow(value, 3);
        Assert.All(Enumerable.Range(0, 50), i =>
        {
            Assert.Equal(function(linear.X[i, 1]), data.X[i, 1], 1e-5 * Math.Abs(data.X[i, 1]));
            Assert.Equal(function(linear.Y[i, 0]), data.Y[i, 0], 1e-5 * Math.Abs(data.Y[i, 0]));
        });
    }

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(2, 0, 10)]
    [InlineData(2, 1, 0)]
    public void Impossible_settings_are_refused(int columns, double bits, int rows) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new SumsRecipe { Scale = ColumnScale.Linear, Dimensions = columns, Bits = bits, Count = rows }.Create(seed: 1, TestContext.Current.CancellationToken));

    private static double Sum(Samples side, int row) =>
        Enumerable.Range(0, Columns).Sum(column => side[row, column]) / Math.Sqrt(Columns);

    private static Dataset Create(ColumnScale scale, double bits, int rows) =>
        new SumsRecipe { Scale = scale, Dimensions = Columns, Bits = bits, Count = rows }.Create(seed: 1, TestContext.Current.CancellationToken);
}
