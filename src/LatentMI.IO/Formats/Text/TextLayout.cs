using System.Globalization;

namespace LatentMI.IO.Formats.Text;

/// <summary>Which parts of a text are names: a header in the first row, row names in the first column.</summary>
/// <param name="ColumnNames">The header's names of the value columns; null where there is no header.</param>
/// <param name="HasIndexColumn">Whether the first column holds row names.</param>
/// <param name="IndexName">The header's name for the column of row names, if it has one.</param>
internal sealed record TextLayout(string[]? ColumnNames, bool HasIndexColumn, string? IndexName)
{
    private const int FewestCountedColumns = 3;

    /// <summary>Infers the layout from the first two rows.</summary>
    /// <param name="first">The fields of the first row.</param>
    /// <param name="second">The fields of the second row, or null where there is none.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item>The first row is a header if it has a name after its first field, or if its first field is a name above a number.</item>
    /// <item>A header of one field less than the next row names all columns but the first, as R writes it.</item>
    /// <item>A header whose first field is empty stands above row names, as pandas writes it.</item>
    /// <item>A first row that counts its fields (0, 1, 2, ..., as pandas numbers columns) is a header, unless the second row goes on counting; the
    /// last field may be anything, as a label column's.</item>
    /// <item>Otherwise the first column holds row names if its first data field is a name and there are more columns.</item>
    /// </list>
    /// </remarks>
    public static TextLayout Infer(string[] first, string[]? second)
    {
        bool hasNames = first.Skip(1).Any(NumberField.IsName);
        if (second?.Length == first.Length + 1 && (hasNames || NumberField.IsName(first[0])))
        {
            return new TextLayout(first, HasIndexColumn: true, IndexName: null);
        }

        bool hasEmptyCorner = first.Length > 1 && first[0].Length == 0 && (hasNames || IsColumnCount(first.AsSpan(1)));
        bool isNameAboveNumber = NumberField.IsName(first[0]) && second is not null && NumberField.TryParse(second[0], out _);
        if (!hasNames && !hasEmptyCorner && !isNameAboveNumber && CountsColumns(first, second))
        {
            return new TextLayout(first, HasIndexColumn: false, IndexName: null);
        }

        if (!hasNames && !hasEmptyCorner && !isNameAboveNumber)
        {
            return new TextLayout(ColumnNames: null, first.Length > 1 && NumberField.IsName(first[0]), IndexName: null);
        }

        bool hasIndex = hasEmptyCorner || (first.Length > 1 && second is not null && NumberField.IsName(second[0]));
        return hasIndex
            ? new TextLayout(first[1..], HasIndexColumn: true, first[0].Length == 0 ? null : first[0])
            : new TextLayout(first, HasIndexColumn: false, IndexName: null);
    }

    /// <summary>Whether a row reads 0, 1, 2, ... or 1, 2, 3, ... as numbered columns do, and the next row does not go on from there.</summary>
    private static bool CountsColumns(string[] first, string[]? second) =>
        first.Length > FewestCountedColumns
        && second is not null
        && IsColumnCount(first.AsSpan(0, first.Length - 1))
        && !IsColumnCount([.. first, second[0]]);

    private static bool IsColumnCount(ReadOnlySpan<string> fields)
    {
        if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int start) || start > 1)
        {
            return false;
        }

        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i] != (start + i).ToString(CultureInfo.InvariantCulture))
            {
                return false;
            }
        }

        return true;
    }
}
