using LatentMI.Pairing;

namespace LatentMI.Tests.Estimation;

public sealed class PairedSamplesTests
{
    private static readonly Samples Good = Samples.Create(new double[,] { { 1 }, { 2 }, { 3 } });

    [Fact]
    public void Different_numbers_of_rows_are_refused() =>
        AssertRefused(
            Samples.Create(new double[,] { { 1 }, { 2 } }), Good, "X has 2 rows and Y has 3: row i of X must belong to row i of Y.");

    [Fact]
    public void Too_few_rows_are_refused() =>
        AssertRefused(Good, Good, "X has too few rows, 3: the tests need at least 4.", minimumRows: 4);

    [Fact]
    public void No_columns_are_refused() =>
        AssertRefused(Good, Samples.Create(Array.Empty<double>(), 3, 0), "Y has no columns; give at least one.");

    [Fact]
    public void Values_that_are_not_finite_are_counted_and_the_first_is_named()
    {
        AssertRefused(
            Samples.Create(new double[,] { { 1, 2 }, { 3, double.NaN }, { double.NegativeInfinity, 5 } }),
            Good,
            "X has 2 values that are NaN or infinite, the first at row 2, column 2; drop rows with missing values, or replace the values.");
        AssertRefused(
            Good,
            Samples.Create(new[,] { { 1f }, { 2f }, { float.PositiveInfinity } }),
            "Y has 1 value that is NaN or infinite, the first at row 3, column 1; drop rows with missing values, or replace the values.");
    }

    [Fact]
    public void Values_whose_squares_overflow_or_vanish_are_refused()
    {
        AssertRefused(
            Good,
            Samples.Create(new[,] { { 1 }, { -1.5e308 }, { 1.5e308 } }),
            "Y holds -1.5E+308 at row 2, column 1, too large for squares of differences to be computed; rescale its columns.");
        AssertRefused(
            Samples.Create(new[,] { { 1 }, { 2 }, { 3e38f } }),
            Good,
            "X holds 3E+38 at row 3, column 1, too large for squares of differences to be computed; rescale its columns.");
        AssertRefused(
            Samples.Create(new[,] { { 1 }, { 2 }, { 1e200 } }),
            Good,
            "X holds 1E+200 at row 3, column 1, too large for squares of differences to be computed; rescale its columns.");
        AssertRefused(
            Good,
            Samples.Create(new[,] { { 1, 0 }, { 2, 3e-200 }, { 3, 1e-200 } }),
            "Y: column 2 varies by 3E-200 only, too little for squares of differences to be computed; rescale it.");
    }

    [Fact]
    public void A_side_of_constant_columns_is_refused() =>
        AssertRefused(
            Good,
            Samples.Create(new double[,] { { 1, 2 }, { 1, 2 }, { 1, 2 } }),
            "All columns of Y are constant, so it can share no information; check the selected columns.");

    [Fact]
    public void A_constant_column_beside_others_is_accepted() =>
        PairedSamples.Validate(Good, Samples.Create(new double[,] { { 1, 2 }, { 1, 2 }, { 1, 3 } }), 3, "the tests");

    private static void AssertRefused(Samples x, Samples y, string message, int minimumRows = 3) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => PairedSamples.Validate(x, y, minimumRows, "the tests")).Message);
}
