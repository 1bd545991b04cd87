using System.Globalization;

namespace LatentMI.IO.Formats;

/// <summary>Reads vectors from files of which one column holds labels.</summary>
internal static class LabelColumn
{
    /// <summary>Takes a column of numbers out as labels, written with as many digits as it takes to read the same number back.</summary>
    /// <param name="samples">The samples with the column.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="column">The column's number from 1, or its name.</param>
    /// <exception cref="InputException">There is no such column.</exception>
    public static (Samples Vectors, IReadOnlyList<string> Labels) Take(Samples samples, string address, string column)
    {
        int index = Find(column, samples.ColumnNames ?? [], samples.Dimensions, address);
        if ((long)samples.Count * samples.Dimensions > Array.MaxLength)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{address}: more than {Array.MaxLength} values are too many for a table with labels; use fewer rows."));
        }

        string[] labels = [.. Enumerable.Range(0, samples.Count).Select(row => samples[row, index].ToString("R", CultureInfo.InvariantCulture))];
        return (Remove(samples, index), labels);
    }

    /// <summary>Removes a column.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="index">The column, from 0.</param>
    public static Samples Remove(Samples samples, int index) =>
        samples.SelectColumns([.. Enumerable.Range(0, samples.Dimensions).Where(column => column != index)]);

    /// <summary>Whether a column is given by its number. No column of a text is called by a number, which may as well be a value of its first row.</summary>
    /// <param name="column">What the user wrote.</param>
    public static bool IsNumber(string column) => int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The column that a number or a name stands for, from 0.</summary>
    /// <param name="column">What the user wrote.</param>
    /// <param name="names">The names of the columns; empty where they have none.</param>
    /// <param name="count">How many columns there are.</param>
    /// <param name="path">How messages call the file.</param>
    /// <exception cref="InputException">There is no such column.</exception>
    public static int Find(string column, IReadOnlyList<string> names, int count, string path)
    {
        int index = int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number - 1
            : names.ToList().IndexOf(column);
        return index >= 0 && index < count
            ? index
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: there is no column {OneLine.Quote(column)}; give a number from 1 to {count}, or its name in the first row."));
    }
}
