using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class CountsRatioTests
{
    private const int Count = 600;
    private const int Levels = 3;
    private const int Folds = 3;

    [Fact]
    public void The_ratio_is_that_of_the_counts_of_the_other_folds()
    {
        (int[] x, int[] y) = Pairs();
        CountsRatio ratio = Fit(x, y)!;
        foreach (int i in Enumerable.Range(0, 20))
        {
            int j = (7 * i) + 1;
            int[] others = [.. Enumerable.Range(0, Count).Where(row => row % Folds != i % Folds)];
            double both = others.Count(row => x[row] == x[i] && y[row] == y[j]);
            double independent = (double)others.Count(row => x[row] == x[i]) * others.Count(row => y[row] == y[j]) / others.Length / others.Length;
            double expected = (both + (Levels * Levels / 2.0 * independent)) / ((others.Length + (Levels * Levels / 2.0)) * independent);
            Assert.Equal(Math.Log(expected), ratio.LogRatio(i, j), 1e-12);
        }
    }

    [Fact]
    public void Its_mean_over_independent_rows_is_one_for_each_value()
    {
        (int[] x, int[] y) = Pairs();
        CountsRatio ratio = Fit(x, y)!;
        int[] others = [.. Enumerable.Range(0, Count).Where(row => row % Folds != 0)];
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(1, others.Average(j => Math.Exp(ratio.LogRatio(Folds * i, j))), 1e-12));
    }

    [Fact]
    public void A_row_does_not_change_the_ratio_that_scores_it()
    {
        (int[] x, int[] y) = Pairs();
        CountsRatio before = Fit(x, y)!;

        // Two rows of one fold change partners, and have other ones.
        int other = Enumerable.Range(1, Count / Folds).Select(i => i * Folds).First(row => y[row] != y[0] && x[row] != x[0]);
        int[] exchanged = [.. y];
        (exchanged[0], exchanged[other]) = (y[other], y[0]);
        CountsRatio after = Fit(x, exchanged)!;
        int same = Enumerable.Range(1, Count - 1).First(row => row % Folds != 0 && y[row] == y[0]);
        Assert.Equal(before.LogRatio(0, same), after.LogRatio(0, same), 1e-12);
        Assert.NotEqual(before.LogRatio(1, same), after.LogRatio(1, same), 1e-6);
    }

    [Fact]
    public void Rows_of_several_columns_are_counted_as_wholes()
    {
        (int[] x, int[] y) = Pairs();
        CountsRatio expected = Fit(x, y)!;
        CountsRatio ratio = CountsRatio.TryFit(Columns([.. x.Select(value => value / 2)], [.. x.Select(value => value % 2)]), Columns(y), FoldOfRows())!;
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(expected.LogRatio(i, (7 * i) + 1), ratio.LogRatio(i, (7 * i) + 1)));
    }

    [Fact]
    public void Columns_of_many_values_and_too_many_rows_of_few_have_none()
    {
        (int[] x, int[] y) = Pairs();
        Assert.Null(CountsRatio.TryFit(Columns([.. Enumerable.Range(0, Count)]), Columns(y), FoldOfRows()));
        int[] many = [.. x.Select((value, row) => (3 * value) + (row % 30))];
        Assert.Null(CountsRatio.TryFit(Columns(many), Columns([.. y.Select((value, row) => value + (row % 7))]), FoldOfRows()));
        int[] sevenths = [.. Enumerable.Range(0, Count).Select(row => row % 7)];
        Assert.NotNull(CountsRatio.TryFit(Columns(x, sevenths), Columns([.. y.Select(value => value / 2)]), FoldOfRows()));
        Assert.Null(CountsRatio.TryFit(Columns(x, sevenths), Columns(y), FoldOfRows()));
    }

    private static (int[] X, int[] Y) Pairs()
    {
        var random = new Random(1);
        int[] x = [.. Enumerable.Range(0, Count).Select(_ => random.Next(Levels))];
        return (x, [.. x.Select(value => random.Next(3) == 0 ? random.Next(Levels) : value)]);
    }

    private static CountsRatio? Fit(int[] x, int[] y) => CountsRatio.TryFit(Columns(x), Columns(y), FoldOfRows());

    private static int[] FoldOfRows() => [.. Enumerable.Range(0, Count).Select(row => row % Folds)];

    private static MatrixView Columns(params int[][] columns)
    {
        var side = new MatrixView(new AlignedBuffer(Count * columns.Length), Count, columns.Length);
        for (int row = 0; row < Count; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                side.Row(row)[column] = columns[column][row];
            }
        }

        return side;
    }
}
