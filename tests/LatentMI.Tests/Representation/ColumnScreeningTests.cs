using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class ColumnScreeningTests
{
    private const int Columns = 100;

    [Theory]
    [InlineData("circle")]
    [InlineData("cubic")]
    [InlineData("scale")]
    public void A_curve_is_found_among_a_hundred_columns(string kind)
    {
        MatrixView x = NormalMatrix.Create(1500, Columns, stream: 11);
        MatrixView y = NormalMatrix.Create(1500, Columns, stream: 12);
        var random = new RandomStream(1, RandomPurpose.Data);
        for (int i = 0; i < x.Rows; i++)
        {
            double angle = 2 * Math.PI * random.NextUniform();
            (double own, double noise) = (x.Row(i)[17], y.Row(i)[31]);
            (x.Row(i)[17], y.Row(i)[31]) = kind switch
            {
                "circle" => ((float)(Math.Cos(angle) + (0.1 * own)), (float)(Math.Sin(angle) + (0.1 * noise))),
                "cubic" => ((float)own, (float)((own * own * own) - (2 * own) + (0.3 * noise))),
                _ => ((float)own, (float)(Math.Exp(own) * noise)),
            };
        }

        (int[] foundX, int[] foundY) = Find(x, y);
        Assert.Equal([17], foundX);
        Assert.Equal([31], foundY);
    }

    [Fact]
    public void Both_factors_of_a_product_are_found()
    {
        MatrixView x = NormalMatrix.Create(1500, Columns, stream: 13);
        MatrixView y = NormalMatrix.Create(1500, Columns, stream: 14);
        for (int i = 0; i < x.Rows; i++)
        {
            y.Row(i)[5] = x.Row(i)[17] * x.Row(i)[60];
        }

        (int[] foundX, int[] foundY) = Find(x, y);
        Assert.Equal([17, 60], foundX);
        Assert.Equal([5], foundY);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_one_half_of_the_folds_alone_shows_does_not_count(int shown)
    {
        MatrixView x = NormalMatrix.Create(1500, Columns, stream: 15);
        MatrixView y = NormalMatrix.Create(1500, Columns, stream: 16);
        FoldOrder order = ScreeningData.Deal(1500);
        int[] folds = order.Folds();
        for (int i = 0; i < x.Rows; i++)
        {
            y.Row(i)[31] = FoldHalves.Of(folds[i]) == shown ? x.Row(i)[17] : y.Row(i)[31];
        }

        (int[] foundX, int[] foundY) = Find(x, y);
        Assert.Empty(foundX);
        Assert.Empty(foundY);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("counts")]
    [InlineData("zeros")]
    [InlineData("few")]
    public void Nothing_is_found_where_there_is_nothing(string kind)
    {
        // Both halves select the same false pair in a thousandth of all data sets.
        int found = 0;
        for (ulong repetition = 0; repetition < 20; repetition++)
        {
            (int[] foundX, int[] foundY) = Find(ScreeningData.Create(kind, 60, 20 + (2 * repetition)), ScreeningData.Create(kind, 60, 21 + (2 * repetition)));
            found += foundX.Length + foundY.Length > 0 ? 1 : 0;
        }

        Assert.InRange(found, 0, 1);
    }

    [Fact]
    public void Rows_that_belong_together_count_as_one()
    {
        // Four copies of each of 300 rows, which say no more than one.
        MatrixView x = NormalMatrix.Create(300, Columns, stream: 71);
        MatrixView y = NormalMatrix.Create(300, Columns, stream: 72);
        RowGroups groups = RowGroups.Of([.. Enumerable.Range(0, 1200).Select(row => $"{row / 4}")]);
        var order = FoldOrder.Deal(groups, folds: 6, alike: null, new RandomStream(1, RandomPurpose.Folds));
        int[] rows = Array.ConvertAll(order.Rows, row => row / 4);
        Assert.Empty(Find(order).X);
        Assert.NotEmpty(Find(new FoldOrder(order.Rows, order.Starts)).X);

        (int[] X, int[] Y) Find(FoldOrder folds)
        {
            using Compute compute = ScreeningData.NewCompute();
            return ColumnScreening.Find(x.SelectRows(rows), y.SelectRows(rows), folds, compute);
        }
    }

    [Theory]
    [InlineData(1000, 100, 100, true)]
    [InlineData(399, 100, 100, false)]
    [InlineData(100_000, 600, 600, true)]
    [InlineData(100_000, 700, 700, false)]
    public void Screening_needs_rows_enough_and_not_too_many_pairs(int rows, int columnsX, int columnsY, bool expected) =>
        Assert.Equal(expected, ColumnScreening.IsPossible(rows, columnsX, columnsY));

    private static (int[] X, int[] Y) Find(MatrixView x, MatrixView y)
    {
        using Compute compute = ScreeningData.NewCompute();
        return ColumnScreening.Find(x, y, ScreeningData.Deal(x.Rows), compute);
    }
}
