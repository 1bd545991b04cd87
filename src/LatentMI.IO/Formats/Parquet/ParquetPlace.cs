using System.Globalization;
using LatentMI.IO.Arrays;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>A column of samples in a Parquet file: a column of the table, or a place in the lists of one.</summary>
/// <param name="Column">The column of the table.</param>
/// <param name="Index">The place in its lists, from 0.</param>
/// <param name="Length">How many places its lists have; 1 where it has no lists.</param>
internal sealed record ParquetPlace(ParquetColumn Column, int Index, int Length)
{
    /// <summary>The name by which it is chosen: that of the column, or as <c>name[0]</c>. All places of a column are chosen by the column's name.</summary>
    public string Name => Column.IsList && Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Column.Name}[{Index}]") : Column.Name;

    /// <summary>Whether it can be read as numbers.</summary>
    public bool IsNumeric => Column.IsNumeric || (Column.IsList && Length > 0);

    /// <summary>The type of its numbers.</summary>
    public ElementType Element => Column.Element!.Value;

    /// <summary>The columns of samples that a table has, in the order of the file. Lists without a number are one, which cannot be read.</summary>
    /// <param name="table">The table.</param>
    public static ParquetPlace[] Of(ParquetTable table) => [.. table.Columns.SelectMany(column =>
    {
        int length = column.IsList ? new ParquetNumbers(table, column).FindLength() : 1;
        return Enumerable.Range(0, Math.Max(length, 1)).Select(index => new ParquetPlace(column, index, length));
    })];
}
