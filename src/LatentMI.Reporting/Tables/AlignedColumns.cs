namespace LatentMI.Reporting.Tables;

/// <summary>A table of several columns in plain text.</summary>
public static class AlignedColumns
{
    /// <summary>Writes rows whose fields stand below each other: words from the left, numbers from the right.</summary>
    /// <param name="rows">The fields of each row, as many in all, the heads first.</param>
    /// <param name="isText">Whether a column, from 0, holds words.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IReadOnlyList<IReadOnlyList<string>> rows, Func<int, bool> isText, TextWriter output)
    {
        int[] widths = [.. rows[0].Select((_, i) => rows.Max(row => row[i].Length))];
        foreach (IReadOnlyList<string> row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((field, i) => isText(i) ? field.PadRight(widths[i]) : field.PadLeft(widths[i]))).TrimEnd());
        }
    }
}
