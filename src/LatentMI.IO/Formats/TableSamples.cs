using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats;

/// <summary>Samples from the columns of numbers of a table of metadata.</summary>
internal static class TableSamples
{
    /// <summary>Copies columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns, from 0.</param>
    /// <param name="address">How messages call the table.</param>
    /// <exception cref="InputException">A column holds text, or there are no values.</exception>
    public static Samples Create(MetadataTable table, int[] columns, string address)
    {
        if (columns.Length == 0 || table.Count == 0)
        {
            throw new InputException($"{address}: the table holds no values.");
        }

        MemoryRoom.Unbounded.RequireMatrix(table.Count, columns.Length, SampleType.Float64, address);
        var values = new double[(long)table.Count * columns.Length];
        for (int j = 0; j < columns.Length; j++)
        {
            MetadataColumn column = table.Columns[columns[j]];
            IReadOnlyList<double> numbers = column.Numbers
                ?? throw new InputException($"{address}: the column {OneLine.Quote(column.Name)} holds text; choose columns of numbers.");
            for (int row = 0; row < table.Count; row++)
            {
                values[(row * columns.Length) + j] = numbers[row];
            }
        }

        return Samples.Create(values, table.Count, columns.Length, Array.ConvertAll(columns, column => table.Columns[column].Name))
            .WithOrigins(SampleOrigins.AsRead(table.Columns.Count).SelectColumns(columns))
            .WithKinds(Array.ConvertAll(columns, column => table.Columns[column].Kind));
    }
}
