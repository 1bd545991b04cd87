using System.Globalization;
using LatentMI.IO.Writing;

namespace LatentMI.Experiments.Comparing;

/// <summary>
/// Writes comparisons as one table of comma-separated text for programs: a line for each cell, so that tables of different columns fit in
/// it. Numbers have every digit.
/// </summary>
public static class ComparisonCsv
{
    /// <summary>
    /// Writes <c>table,row,column,value</c>, rows counted from 1 in each table; a footnote has no row, and <c>note</c> for a column.
    /// </summary>
    /// <param name="stream">Where to write; stays open.</param>
    /// <param name="tables">The comparisons.</param>
    public static void Write(Stream stream, IReadOnlyList<ComparisonTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var writer = new TableWriter(stream, "table", "row", "column", "value");
        foreach (ComparisonTable table in tables)
        {
            for (int i = 0; i < table.Rows.Count; i++)
            {
                string row = (i + 1).ToString(CultureInfo.InvariantCulture);
                for (int j = 0; j < table.Columns.Count; j++)
                {
                    writer.WriteRow([table.Title, row, table.Columns[j], table.Rows[i][j].ToString()]);
                }
            }

            foreach (string footnote in table.Footnotes)
            {
                writer.WriteRow([table.Title, string.Empty, "note", footnote]);
            }
        }
    }
}
