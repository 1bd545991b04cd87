using System.Globalization;
using LatentMI.IO.Formats.Text;
using LatentMI.Pairing;

namespace LatentMI.Reporting.Pages;

/// <summary>The rows of an estimate as <c>pmi.csv</c> tells them.</summary>
/// <param name="Bits">The pointwise value of each row, NaN where it has none.</param>
/// <param name="Names">The name of each row; null where they have none.</param>
/// <param name="NumbersX">The number of its row in the file of X, from 1; null where that is its own number.</param>
/// <param name="NumbersY">The number of its row in the file of Y, from 1; null where that is its own number.</param>
public sealed record EstimateRows(
    IReadOnlyList<double> Bits, IReadOnlyList<string>? Names, IReadOnlyList<int>? NumbersX = null, IReadOnlyList<int>? NumbersY = null)
{
    /// <summary>The most rows that a page holds.</summary>
    public const int MostOnPage = 20_000;

    /// <summary>The number of rows.</summary>
    public int Count => Bits.Count;

    /// <summary>Reads them.</summary>
    /// <param name="path">The path of <c>pmi.csv</c>.</param>
    /// <exception cref="InputException">It is not what the tool writes.</exception>
    public static EstimateRows Read(string path)
    {
        TableFile table = TableFile.Read(path);
        double[] bits = table.Numbers("pmi_bits");
        return new EstimateRows(bits, table.Find("name"), Integers("row_x"), Integers("row_y"));

        int[]? Integers(string column) => table.Find(column) is null ? null : [.. table.Numbers(column).Select((number, row) => Integer(path, column, number, row))];
    }

    /// <summary>The rows that a page holds: all, or as many as it can, drawn at random.</summary>
    /// <returns>The rows, from 0, in their order.</returns>
    public int[] OnPage() => RowSubsample.Draw(Count, MostOnPage, seed: 0);

    private static int Integer(string path, string column, double number, int row) => number is >= 1 and <= int.MaxValue && double.IsInteger(number)
        ? (int)number
        : throw new InputException(string.Create(
            CultureInfo.InvariantCulture, $"{path}: '{number}' in the column {column} of row {row + 1} is not the number of a row; create the file again."));
}
