using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Preparing;

public sealed class SharedColumnsTests
{
    public static TheoryData<string> Copies =>
        ["equal", "scaled and shifted", "negative", "logarithm", "four digits", "single precision", "ranks"];

    [Theory]
    [MemberData(nameof(Copies))]
    public void A_copy_is_found_among_others(string kind)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(200, 5, 0.9);
        double[] column = [.. Enumerable.Range(0, 200).Select(row => x[row, 3])];
        double[] sorted = [.. column.Order()];
        double[] copy = Array.ConvertAll(column, value => kind switch
        {
            "equal" => value,
            "scaled and shifted" => (2.54 * value) + 1e6,
            "negative" => -value,
            "logarithm" => Math.Log(value + 10),
            "four digits" => Math.Round(value, 4),
            "single precision" => (float)value,
            _ => Array.BinarySearch(sorted, value),
        });
        Assert.Equal([new SharedColumn(3, 1)], SharedColumns.Find(x, Replace(y, 1, copy)));
        Assert.Equal([new SharedColumn(1, 3)], SharedColumns.Find(Replace(y, 1, copy), x));
    }

    [Fact]
    public void Labels_are_found_under_other_names()
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] labels = [.. Enumerable.Range(0, 100).Select(_ => Math.Floor(3 * random.NextUniform()))];
        double[] renamed = Array.ConvertAll(labels, label => label switch { 0 => 17.0, 1 => -2, _ => 4 });
        (Samples x, Samples y) = KsgWays.Gaussian(100, 2, 0);
        Assert.Equal([new SharedColumn(0, 1)], SharedColumns.Find(Replace(x, 0, labels), Replace(y, 1, renamed)));

        // One row with another label is no copy.
        renamed[50] = renamed[50] == 4 ? 17 : 4;
        Assert.Empty(SharedColumns.Find(Replace(x, 0, labels), Replace(y, 1, renamed)));
    }

    [Fact]
    public void Equal_sides_share_all_of_their_columns()
    {
        (Samples x, _) = KsgWays.Gaussian(60, 40, 0);
        Assert.Equal(Enumerable.Range(0, 40).Select(c => new SharedColumn(c, c)), SharedColumns.Find(x, x));
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.99999)]
    public void Columns_that_are_only_alike_are_none(double correlation)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(1000, 4, correlation);
        Assert.Empty(SharedColumns.Find(x, y));
    }

    [Fact]
    public void Independent_sparse_columns_are_none_though_many_agree_by_chance()
    {
        // 20 data sets of 91 rows and twice 300 columns; a column with one count equals another such column by chance in one of 91 pairs.
        for (ulong seed = 1; seed <= 20; seed++)
        {
            Assert.Empty(SharedColumns.Find(Sparse(seed, 0.01), Sparse(seed + 100, 0.01)));
            Assert.Empty(SharedColumns.Find(Sparse(seed, 0.3), Sparse(seed + 100, 0.3)));
        }

        static Samples Sparse(ulong seed, double rate)
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            return Samples.Create([.. Enumerable.Range(0, 91 * 300).Select(_ => random.NextUniform() < rate ? 1f : 0)], 91, 300);
        }
    }

    [Fact]
    public void Few_rows_are_no_evidence()
    {
        (Samples x, _) = KsgWays.Gaussian(6, 2, 0);
        Assert.Empty(SharedColumns.Find(x, x));
    }

    private static Samples Replace(Samples samples, int column, double[] values)
    {
        var all = new double[samples.Count * samples.Dimensions];
        for (int i = 0; i < all.Length; i++)
        {
            (int row, int c) = Math.DivRem(i, samples.Dimensions);
            all[i] = c == column ? values[row] : samples[row, c];
        }

        return Samples.Create(all, samples.Count, samples.Dimensions);
    }
}
