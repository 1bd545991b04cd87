using System.Globalization;

namespace LatentMI.Pairing;

/// <summary>The checks that every estimator makes of its samples.</summary>
internal static class PairedSamples
{
    // Squares of differences, summed over rows and columns, are neither infinite nor 0 within these.
    private const double LargestDouble = 1e140;
    private const double SmallestSpread = 1e-140;

    /// <summary>Checks that X and Y are paired, numerous enough, finite, and not constant.</summary>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="minimumRows">The least number of rows.</param>
    /// <param name="need">What needs that many rows, to be put into a sentence: "the 3 nearest neighbors of a row".</param>
    /// <exception cref="InputException">They cannot be used.</exception>
    public static void Validate(Samples x, Samples y, int minimumRows, string need)
    {
        ValidateCounts(x, y);
        ValidateSide(x, "X", minimumRows, need);
        ValidateSide(y, "Y", minimumRows, need);
    }

    /// <summary>Checks that both sides have the same number of rows.</summary>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <exception cref="InputException">They have not.</exception>
    public static void ValidateCounts(Samples x, Samples y)
    {
        if (x.Count != y.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"X has {OneLine.Count(x.Count, "row")} and Y has {y.Count}: row i of X must belong to row i of Y."));
        }
    }

    /// <summary>Checks that one side is numerous enough, finite, and not constant.</summary>
    /// <param name="samples">The side's samples.</param>
    /// <param name="side">Its name.</param>
    /// <param name="minimumRows">The least number of rows.</param>
    /// <param name="need">What needs that many rows.</param>
    /// <exception cref="InputException">It cannot be used.</exception>
    public static void ValidateSide(Samples samples, string side, int minimumRows, string need)
    {
        if (samples.Count < minimumRows)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{side} has too few rows, {samples.Count}: {need} need at least {minimumRows}."));
        }

        if (samples.Dimensions == 0)
        {
            throw new InputException($"{side} has no columns; give at least one.");
        }

        ValidateFinite(samples, side);
        ValidateSpread(samples, side);
        if (IsConstant(samples))
        {
            throw new InputException($"All columns of {side} are constant, so it can share no information; check the selected columns.");
        }
    }

    /// <summary>Checks that all values are finite, and small enough for squares of the differences of any two to be finite.</summary>
    /// <param name="samples">The side's samples.</param>
    /// <param name="side">Its name.</param>
    /// <exception cref="InputException">They are not.</exception>
    public static void ValidateFinite(Samples samples, string side)
    {
        double largest = samples.Type == SampleType.Float32 ? float.MaxValue / 2 : LargestDouble;
        long infinite = 0;
        int firstRow = 0, firstColumn = 0;
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            for (int c = 0; c < row.Length; c++)
            {
                if (!double.IsFinite(row[c]))
                {
                    (firstRow, firstColumn) = infinite == 0 ? (i, c) : (firstRow, firstColumn);
                    infinite++;
                }
                else if (Math.Abs(row[c]) > largest)
                {
                    throw new InputException(
                        string.Create(CultureInfo.InvariantCulture, $"{side} holds {row[c]:G3} at row {samples.RowNumber(i)}, {samples.DescribeColumn(c)}, ")
                        + "too large for squares of differences to be computed; rescale its columns.");
                }
            }
        }

        if (infinite > 0)
        {
            string values = infinite == 1 ? "value that is" : "values that are";
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{side} has {infinite} {values} NaN or infinite, the first at row {samples.RowNumber(firstRow)}, {samples.DescribeColumn(firstColumn)}; drop rows with missing values, or replace the values."));
        }
    }

    /// <summary>Checks that columns that vary do so by enough for squares of differences not to vanish.</summary>
    private static void ValidateSpread(Samples samples, string side)
    {
        if (samples.Type == SampleType.Float32)
        {
            return;
        }

        var (least, most, row) = (new double[samples.Dimensions], new double[samples.Dimensions], new double[samples.Dimensions]);
        samples.CopyRow(0, least);
        samples.CopyRow(0, most);
        for (int i = 1; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            for (int c = 0; c < row.Length; c++)
            {
                least[c] = Math.Min(least[c], row[c]);
                most[c] = Math.Max(most[c], row[c]);
            }
        }

        for (int c = 0; c < row.Length; c++)
        {
            double spread = most[c] - least[c];
            if (spread is > 0 and < SmallestSpread)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{side}: {samples.DescribeColumn(c)} varies by {spread:G3} only, too little for squares of differences to be computed; rescale it."));
            }
        }
    }

    /// <summary>Whether all rows are equal.</summary>
    /// <param name="samples">The samples.</param>
    public static bool IsConstant(Samples samples)
    {
        var first = new double[samples.Dimensions];
        var row = new double[samples.Dimensions];
        samples.CopyRow(0, first);
        for (int i = 1; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            if (!row.AsSpan().SequenceEqual(first))
            {
                return false;
            }
        }

        return true;
    }
}
