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
    [InlineData("rare")]
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rare_values_that_often_come_together_are_found(bool isNormal)
    {
        // Seven rows in a hundred have another value than 0; of these half have one in Y too, or more of a normal column.
        MatrixView x = ScreeningData.Create("rare", Columns, stream: 81);
        MatrixView y = isNormal ? NormalMatrix.Create(x.Rows, Columns, stream: 82) : ScreeningData.Create("rare", Columns, stream: 82);
        for (int i = 0; i < x.Rows; i++)
        {
            y.Row(i)[31] = (isNormal, x.Row(i)[17]) switch
            {
                (true, not 0) => y.Row(i)[31] + 3,
                (false, not 0) when i % 2 == 0 => 1,
                _ => y.Row(i)[31],
            };
        }

        (int[] foundX, int[] foundY) = Find(x, y);
        Assert.Equal([17], foundX);
        Assert.Equal([31], foundY);
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
            return ColumnScreening.Find(x.SelectRows(rows), y.SelectRows(rows), folds.Folds(), folds.IndependentShare, compute).Pairs;
        }
    }

    [Fact]
    public void One_of_a_million_pairs_is_found_in_few_rows()
    {
        // More columns than are compared at a time.
        MatrixView x = NormalMatrix.Create(120, 1000, stream: 17);
        MatrixView y = NormalMatrix.Create(120, 1000, stream: 18);
        for (int i = 0; i < x.Rows; i++)
        {
            y.Row(i)[998] = x.Row(i)[901] + (0.3f * y.Row(i)[998]);
        }

        (int[] foundX, int[] foundY) = Find(x, y);
        Assert.Equal([901], foundX);
        Assert.Equal([998], foundY);
    }

    [Fact]
    public void All_rows_suggest_what_their_halves_do_not_confirm()
    {
        // A correlation of 0.55, which 100 rows show at 5 % over 2,500 pairs nine times in ten, and both halves at their level three times in ten.
        (int confirmed, int suggested, int byChance) = (0, 0, 0);
        using Compute compute = ScreeningData.NewCompute();
        FoldOrder order = ScreeningData.Deal(100);
        for (ulong repetition = 0; repetition < 40; repetition++)
        {
            MatrixView x = NormalMatrix.Create(100, 50, 200 + (2 * repetition));
            MatrixView y = NormalMatrix.Create(100, 50, 201 + (2 * repetition));
            byChance += Screen(x, y).Suggested.X.Length > 0 ? 1 : 0;
            for (int i = 0; i < x.Rows; i++)
            {
                y.Row(i)[3] = (0.55f * x.Row(i)[7]) + (MathF.Sqrt(1 - (0.55f * 0.55f)) * y.Row(i)[3]);
            }

            ((int[] X, int[] Y) pairs, (int[] X, int[] Y) all) = Screen(x, y);
            confirmed += pairs.X.Contains(7) ? 1 : 0;
            suggested += all.X.Contains(7) && all.Y.Contains(3) ? 1 : 0;
        }

        Assert.InRange(confirmed, 1, 24);
        Assert.InRange(suggested, 30, 40);
        Assert.InRange(byChance, 0, 6);

        ((int[] X, int[] Y) Pairs, (int[] X, int[] Y) Suggested) Screen(MatrixView x, MatrixView y) =>
            ColumnScreening.Find(x, y, order.Folds(), order.IndependentShare, compute);
    }

    [Theory]
    [InlineData(5000, 600, 600, 5000)]
    [InlineData(5000, 20_000, 100, 2487)]
    [InlineData(5000, 20_000, 20_000, 400)]
    [InlineData(300, 20_000, 20_000, 300)]
    public void Of_very_many_columns_some_rows_are_scored(int rows, int columnsX, int columnsY, int expected) =>
        Assert.Equal(expected, ColumnScreening.ScoredRows(rows, columnsX, columnsY));

    [Theory]
    [InlineData(1000, 100, 100, true)]
    [InlineData(60, 100, 100, true)]
    [InlineData(59, 100, 100, false)]
    [InlineData(100_000, 600, 600, true)]
    [InlineData(300, 20_000, 20_000, true)]
    [InlineData(100_000, 20_000, 20_000, true)]
    [InlineData(300, 20_001, 20_000, false)]
    public void Screening_needs_rows_enough_and_not_too_many_pairs(int rows, int columnsX, int columnsY, bool expected) =>
        Assert.Equal(expected, ColumnScreening.IsPossible(rows, columnsX, columnsY));

    private static (int[] X, int[] Y) Find(MatrixView x, MatrixView y)
    {
        using Compute compute = ScreeningData.NewCompute();
        FoldOrder order = ScreeningData.Deal(x.Rows);
        return ColumnScreening.Find(x, y, order.Folds(), order.IndependentShare, compute).Pairs;
    }
}
