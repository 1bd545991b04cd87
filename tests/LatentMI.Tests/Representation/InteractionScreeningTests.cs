using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class InteractionScreeningTests
{
    private const int Columns = 60;

    [Theory]
    [InlineData("sign")]
    [InlineData("turned")]
    public void Both_factors_are_found_where_neither_tells_anything(string kind)
    {
        MatrixView x = NormalMatrix.Create(1500, Columns, stream: 13);
        MatrixView y = NormalMatrix.Create(1500, Columns, stream: 14);
        for (int i = 0; i < x.Rows; i++)
        {
            float own = y.Row(i)[5];
            float product = x.Row(i)[17] * x.Row(i)[40];
            y.Row(i)[5] = kind == "sign" ? Math.Sign(product) + (0.5f * own) : (x.Row(i)[17] * MathF.Cos(2 * x.Row(i)[40])) + (0.3f * own);
        }

        AssertFound([17, 40], [5], Find(x, y));
        AssertFound([5], [17, 40], Find(y, x));
    }

    [Fact]
    public void An_exclusive_or_of_columns_of_two_values_is_found()
    {
        MatrixView x = ScreeningData.Create("few", 30, 21, values: 2);
        MatrixView y = ScreeningData.Create("few", 30, 22, values: 2);
        for (int i = 0; i < x.Rows; i++)
        {
            y.Row(i)[3] = x.Row(i)[1] == x.Row(i)[2] ? 1 : 0;
        }

        AssertFound([1, 2], [3], Find(x, y));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_one_half_of_the_folds_alone_shows_does_not_count(int shown)
    {
        MatrixView x = NormalMatrix.Create(1500, Columns, stream: 15);
        MatrixView y = NormalMatrix.Create(1500, Columns, stream: 16);
        int[] folds = ScreeningData.Deal(1500).Folds();
        for (int i = 0; i < x.Rows; i++)
        {
            y.Row(i)[31] = FoldHalves.Of(folds[i]) == shown ? Math.Sign(x.Row(i)[17] * x.Row(i)[40]) : y.Row(i)[31];
        }

        AssertFound([], [], Find(x, y));
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("counts")]
    [InlineData("zeros")]
    [InlineData("few")]
    [InlineData("correlated")]
    public void Nothing_is_found_where_there_is_nothing(string kind)
    {
        // Both halves have the same false ones in a thousandth of all data sets.
        for (ulong repetition = 0; repetition < 20; repetition++)
        {
            AssertFound([], [], Find(ScreeningData.Create(kind, 30, 30 + (2 * repetition)), ScreeningData.Create(kind, 30, 31 + (2 * repetition))));
        }
    }

    [Fact]
    public void Rows_that_belong_together_count_as_one()
    {
        // Four copies of each of 200 rows, of which a product tells a little.
        MatrixView x = NormalMatrix.Create(200, Columns, stream: 71);
        MatrixView y = NormalMatrix.Create(200, Columns, stream: 72);
        for (int i = 0; i < x.Rows; i++)
        {
            y.Row(i)[3] += Math.Sign(x.Row(i)[1] * x.Row(i)[2]) * 0.7f;
        }

        RowGroups groups = RowGroups.Of([.. Enumerable.Range(0, 800).Select(row => $"{row / 4}")]);
        var order = FoldOrder.Deal(groups, folds: 6, alike: null, new RandomStream(1, RandomPurpose.Folds));
        int[] rows = Array.ConvertAll(order.Rows, row => row / 4);
        Assert.Empty(Find(order).X);
        Assert.NotEmpty(Find(new FoldOrder(order.Rows, order.Starts)).X);

        (int[] X, int[] Y) Find(FoldOrder folds)
        {
            using Compute compute = ScreeningData.NewCompute();
            return InteractionScreening.Find(x.SelectRows(rows), y.SelectRows(rows), folds.Folds(), folds.IndependentShare, compute);
        }
    }

    [Theory]
    [InlineData(2000, 1, 1, false)]
    [InlineData(2000, 2, 1, true)]
    [InlineData(399, 20, 20, false)]
    [InlineData(2000, 250, 250, true)]
    [InlineData(2000, 300, 300, false)]
    [InlineData(2000, 500, 1, true)]
    [InlineData(2000, 1000, 1, false)]
    public void It_needs_rows_enough_and_not_too_many_columns(int rows, int columnsX, int columnsY, bool expected) =>
        Assert.Equal(expected, InteractionScreening.IsPossible(rows, columnsX, columnsY));

    private static void AssertFound(int[] x, int[] y, (int[] X, int[] Y) found)
    {
        Assert.Equal(x, found.X);
        Assert.Equal(y, found.Y);
    }

    private static (int[] X, int[] Y) Find(MatrixView x, MatrixView y)
    {
        using Compute compute = ScreeningData.NewCompute();
        FoldOrder order = ScreeningData.Deal(x.Rows);
        return InteractionScreening.Find(x, y, order.Folds(), order.IndependentShare, compute);
    }
}
