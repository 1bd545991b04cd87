using System.Globalization;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class DisjointRowsRecipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_row_is_on_both_sides_or_twice_on_one_and_both_sides_have_the_same_columns()
    {
        DisjointRowsRecipe recipe = Recipe(10, 2);
        Dataset data = recipe.Create(1, TestContext.Current.CancellationToken);
        Assert.Equal("source=matrix.csv d=2 n=10 log1p=false", recipe.Parameters.ToString());
        Assert.Equal((10, 2, 10, 2), (data.X.Count, data.X.Dimensions, data.Y.Count, data.Y.Dimensions));

        // A value is ten times its row and its column.
        int[] rows = [.. Enumerable.Range(0, 10).SelectMany(i => (int[])[(int)data.X[i, 0] / 10, (int)data.Y[i, 0] / 10])];
        Assert.Equal(20, rows.Distinct().Count());
        Assert.NotEqual(rows.Order(), rows);
        foreach (int column in new[] { 0, 1 })
        {
            Assert.Single(Enumerable.Range(0, 10).SelectMany(i => (double[])[data.X[i, column] % 10, data.Y[i, column] % 10]).Distinct());
        }

        Assert.NotEqual(data.X[0, 0] % 10, data.X[0, 1] % 10);
        Assert.NotEqual(rows[0], (int)recipe.Create(2, TestContext.Current.CancellationToken).X[0, 0] / 10);
    }

    [Fact]
    public void Logarithms_are_of_one_more_than_the_values()
    {
        Dataset plain = Recipe(10, 3).Create(1, TestContext.Current.CancellationToken);
        Dataset logarithms = (Recipe(10, 3) with { Logarithm = true }).Create(1, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Log(1 + plain.Y[3, 1]), logarithms.Y[3, 1], 1e-6);
    }

    [Theory]
    [InlineData(11, 2)]
    [InlineData(5, 4)]
    public void More_than_the_matrix_has_is_refused_in_one_line(int count, int dimensions) => Assert.Equal(
        $"matrix.csv: has 20 rows of 3 columns; two sides of {count} rows and {dimensions} columns need more.",
        Assert.Throws<InputException>(() => Recipe(count, dimensions).Create(1, TestContext.Current.CancellationToken)).Message);

    private DisjointRowsRecipe Recipe(int count, int dimensions) => new()
    {
        Source = new SampleMatrix(_folder.Write("matrix.csv", string.Concat(Enumerable.Range(0, 20).Select(
            row => string.Join(',', Enumerable.Range(0, 3).Select(column => ((10 * row) + column).ToString(CultureInfo.InvariantCulture))) + "\n")))),
        Dimensions = dimensions,
        Count = count,
    };
}
