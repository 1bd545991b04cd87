using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Tests.Representation;

public sealed class RareValuesTests
{
    [Theory]
    [InlineData(0, 0.66023)]
    [InlineData(2, 0.48325)]
    [InlineData(4, 0.0078851)]
    [InlineData(6, 3.52407e-6)]
    public void The_chance_is_that_of_the_exact_test_of_fisher(int common, double expected)
    {
        // Of 50 rows 6 and 8: twice the smaller tail of the hypergeometric distribution, from its binomial coefficients.
        int[] a = [.. Enumerable.Range(0, 6)];
        int[] b = [.. Enumerable.Range(6 - common, 8)];
        MatrixView columns = Columns(50, a, b);
        Assert.Equal(expected, Chance(columns), expected / 10_000);
    }

    [Fact]
    public void Columns_that_share_nothing_are_rarely_below_a_level()
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] chances = [.. Enumerable.Range(0, 2000).Select(_ => Chance(Columns(400, Drawn(random, 20), Drawn(random, 25))))];

        // Counts are few values, of which one rarely is at the level itself.
        Assert.InRange(chances.Count(chance => chance < 0.05), 5, 100);
        Assert.InRange(chances.Count(chance => chance < 0.01), 0, 20);
    }

    [Fact]
    public void Values_are_marked_where_cosines_are_left_out_only()
    {
        MatrixView columns = Columns(400, [.. Enumerable.Range(0, 8)], [.. Enumerable.Range(0, 200)], []);
        using Compute compute = ScreeningData.NewCompute();
        MatrixView cosines = RankCosines.Of(columns, compute);
        MatrixView marked = cosines.LeadingColumns(cosines.Columns);
        var rare = RareValues.Mark(columns, marked, compute);
        Assert.Equal([0, 1, 0], RankCosines.Counts(cosines));
        Assert.Equal([1, 1, 0], RankCosines.Counts(marked));
        Assert.Equal(cosines.Row(0)[RankCosines.Count], marked.Row(0)[RankCosines.Count]);
        Assert.Equal(Math.Sqrt(0.98 / 0.02), marked.Row(0)[0], 1e-5);
        Assert.Equal(-Math.Sqrt(0.02 / 0.98), marked.Row(399)[0], 1e-6);

        // A fourth moment of 48, beside 48 and beside 1: 400 rows are too few for the first alone.
        Assert.False(rare.AreNormal(0, rare, 0));
        Assert.False(rare.AreNormal(0, rare, 1));
        Assert.True(rare.AreNormal(1, rare, 1));
        Assert.Equal(1, rare.ChanceOf(0, rare, 1, 300));
    }

    private static double Chance(MatrixView columns)
    {
        using Compute compute = ScreeningData.NewCompute();
        MatrixView cosines = RankCosines.First(columns, 1, compute);
        cosines.Span.Clear();
        var rare = RareValues.Mark(columns, cosines, compute);
        double sum = Enumerable.Range(0, columns.Rows).Sum(row => (double)cosines.Row(row)[0] * cosines.Row(row)[1]);
        return rare.ChanceOf(0, rare, 1, sum);
    }

    private static int[] Drawn(RandomStream random, int count) => random.NextPermutation(400)[..count];

    private static MatrixView Columns(int rows, params int[][] others)
    {
        var columns = new MatrixView(new AlignedBuffer(rows * others.Length), rows, others.Length);
        for (int column = 0; column < others.Length; column++)
        {
            foreach (int row in others[column])
            {
                columns.Row(row)[column] = 1;
            }
        }

        return columns;
    }
}
