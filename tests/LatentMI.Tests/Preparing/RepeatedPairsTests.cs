using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Preparing;

public sealed class RepeatedPairsTests
{
    [Fact]
    public void A_pair_is_repeated_where_both_sides_equal_an_earlier_row()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(60, 2, 0.5);
        int[] rows = [.. Enumerable.Range(0, 60), 3, 3, 17];
        Assert.Equal(3, Count(x.SelectRows(rows), y.SelectRows(rows)));

        // Rows of one side that are met again with others of the other side are no copies.
        Assert.Equal(0, Count(x.SelectRows(rows), y.SelectRows([.. Enumerable.Range(0, 60), 7, 9, 20])));
    }

    [Fact]
    public void Values_that_only_move_between_the_sides_are_another_pair() =>
        Assert.Equal(0, Count(Samples.Create([1f, 2f, 2f, 1f], 2, 2), Samples.Create([2f, 1f], 2, 1)));

    [Fact]
    public void Copies_of_whole_data_and_of_rows_with_a_label_are_found()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(200, 2, 0.5);
        int[] twice = [.. Enumerable.Range(0, 400).Select(i => i % 200)];
        Assert.Equal(200, Count(x.SelectRows(twice), y.SelectRows(twice)));
        Samples labels = KsgWays.Map(y.SelectColumns([0]), value => value > 0 ? 1 : 0);
        Assert.Equal(200, Count(x.SelectRows(twice), labels.SelectRows(twice)));
    }

    [Fact]
    public void Labels_counts_and_blank_rows_repeat_without_being_copies()
    {
        (Samples x, Samples y) = LabelPairs.Repeated(1000, 6, 0.9, seed: 1);
        Assert.Equal(0, Count(x, y));
        Assert.Equal(0, Count(x, x));
        Assert.Equal(0, Count(LabelPairs.OneHot(x, 6), LabelPairs.OneHot(y, 6)));
        (Samples many, Samples others) = LabelPairs.Repeated(1000, 150, 0.9, seed: 2);
        Assert.Equal(0, Count(many, others));

        // Three columns of counts, in which few values repeat by chance.
        Assert.Equal(0, Count(LabelPairs.Independent(1000, 3, 6, seed: 3), LabelPairs.Independent(1000, 3, 6, seed: 4)));

        // Of independent continuous rows, a fifth are cells without any counts, on both sides.
        (Samples left, Samples right) = KsgWays.Gaussian(300, 2, 0.5);
        Assert.Equal(0, Count(Blanked(left), Blanked(right)));

        static Samples Blanked(Samples samples) =>
            Samples.Create([.. Enumerable.Range(0, 600).Select(i => i / 2 % 5 == 0 ? 0 : samples[i / 2, i % 2])], 300, 2);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.9)]
    public void Zeros_and_limits_of_single_columns_repeat_without_being_copies_and_copies_among_them_are_found(double correlation)
    {
        // Zero-inflated, censored from below and from above, and zeros beside whole numbers that depend on them.
        (Samples x, Samples y) = KsgWays.Gaussian(1000, 1, correlation, seed: 101);
        Samples zerosX = KsgWays.Map(x, value => Math.Max(0, value)), zerosY = KsgWays.Map(y, value => Math.Max(0, value));
        Samples limitedX = KsgWays.Map(x, value => Math.Clamp(value, -0.5, 1.5)), limitedY = KsgWays.Map(y, value => Math.Clamp(value, -0.5, 1.5));
        Samples counts = KsgWays.Map(y, value => Math.Round(Math.Exp(value)));
        int[] copied = [.. Enumerable.Range(0, 1000), .. Enumerable.Range(0, 1000).Where(row => x[row, 0] > 0 && y[row, 0] > 0).Take(100)];
        foreach ((Samples left, Samples right) in new[] { (zerosX, zerosY), (limitedX, limitedY), (zerosX, zerosX), (zerosX, counts), (zerosX, y) })
        {
            Assert.Equal(0, Count(left, right));
        }

        Assert.Equal(100, Count(zerosX.SelectRows(copied), zerosY.SelectRows(copied)));
        Assert.InRange(Count(limitedX.SelectRows(copied), limitedY.SelectRows(copied)), 80, 100);

        // A row at both ends at once is not taken for one, where every row was copied.
        int[] twice = [.. Enumerable.Range(0, 2000).Select(i => i % 1000)];
        Assert.Equal(1000, Count(x.SelectRows(twice), y.SelectRows(twice)));
    }

    [Fact]
    public void Copies_within_a_group_do_not_count()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(60, 2, 0.5);
        int[] twice = [.. Enumerable.Range(0, 120).Select(i => i / 2)];
        var pairs = RowGroups.Of([.. twice.Select(row => $"{row}")]);
        var halves = RowGroups.Of([.. twice.Select((_, i) => i % 2 == 0 ? "even" : "odd")]);
        CancellationToken stop = TestContext.Current.CancellationToken;
        Assert.Equal(0, RepeatedPairs.Count(x.SelectRows(twice), y.SelectRows(twice), pairs, stop));
        Assert.Equal(60, RepeatedPairs.Count(x.SelectRows(twice), y.SelectRows(twice), halves, stop));
    }

    private static int Count(Samples x, Samples y) => RepeatedPairs.Count(x, y, groups: null, TestContext.Current.CancellationToken);
}
