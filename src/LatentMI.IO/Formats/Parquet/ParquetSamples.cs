using LatentMI.IO.Streams;
using LatentMI.IO.Tables;
using Parquet.Schema;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>Reads Parquet files as samples and as metadata.</summary>
internal static class ParquetSamples
{
    private const string Format = "parquet";

    /// <summary>The first bytes of a Parquet file.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Reads columns of numbers as samples.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">What the user wrote: the file, and columns of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">A column holds something else, or the file is damaged.</exception>
    public static SampleSource ReadSamples(SourceFile file, SampleAddress address, CancellationToken cancellationToken) =>
        ParquetTable.Use(file, address, table => Read(table), cancellationToken);

    /// <summary>Reads all columns of numbers and of text as metadata.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public static MetadataTable ReadMetadata(SourceFile file, SampleAddress address, CancellationToken cancellationToken) =>
        ParquetTable.Use(file, address, ReadMetadata, cancellationToken);

    /// <summary>All columns of numbers and of text, and the column of row names where it has a name of the user's.</summary>
    /// <param name="table">The table.</param>
    public static MetadataTable ReadMetadata(ParquetTable table)
    {
        IEnumerable<DataField> fields = table.Index is { } index ? table.Columns.Prepend(index) : table.Columns;
        MetadataColumn[] columns = [.. fields.DistinctBy(ParquetTable.NameOf).Select(table.ReadColumn).OfType<MetadataColumn>()];
        return new MetadataTable(table.Count, columns, table.ReadIndex());
    }

    private static SampleSource Read(ParquetTable table)
    {
        SampleAddress address = table.Address;
        string[] names = [.. table.Columns.Select(ParquetTable.NameOf)];
        int[] chosen = address.Selection is { } columns
            ? ColumnSelection.Resolve(columns, names, names.Length, address.Text)
            : [.. Enumerable.Range(0, names.Length)];
        if (chosen.Length == 0 || table.Count == 0)
        {
            throw new InputException($"{address.Text}: holds no values.");
        }

        DataField[] fields = Array.ConvertAll(chosen, column => table.Columns[column]);
        if (Array.Find(fields, field => !ParquetTable.IsNumeric(field)) is { } other)
        {
            throw new InputException(
                $"{address.Text}: the column {OneLine.Quote(ParquetTable.NameOf(other))} holds {ParquetTable.Describe(other)}; choose columns of numbers, as {address.Path}:COLUMNS.");
        }

        SampleType type = Array.TrueForAll(fields, field => ParquetTable.SampleTypeOf(field) == SampleType.Float32) ? SampleType.Float32 : SampleType.Float64;
        MemoryRoom.RequireMatrix(table.Count, fields.Length, type, address.Text);
        string[] chosenNames = Array.ConvertAll(chosen, column => names[column]);
        Samples samples = type == SampleType.Float32
            ? Samples.Create(ReadColumns(table, fields, value => (float)value), table.Count, fields.Length, chosenNames)
            : Samples.Create(ReadColumns(table, fields, value => value), table.Count, fields.Length, chosenNames);
        var notes = new List<string>();
        if (table.Index is { } index)
        {
            notes.Add($"the column {OneLine.Quote(ParquetTable.NameOf(index))} holds row names, not values");
        }

        if (address.Selection is not null)
        {
            notes.Add(ColumnSelection.Note(chosen.Length, names.Length));
        }

        return new SampleSource(samples.WithOrigins(SampleOrigins.AsRead(names.Length).SelectColumns(chosen)), address.Text, Format)
        {
            RowNames = table.ReadIndex(),
            IndexColumn = table.Index is { } named ? ParquetTable.NameOf(named) : null,
            Notes = notes,
        };
    }

    private static T[] ReadColumns<T>(ParquetTable table, DataField[] fields, Func<double, T> convert)
    {
        var values = new T[(long)table.Count * fields.Length];
        for (int j = 0; j < fields.Length; j++)
        {
            double[] column = table.ReadNumbers(fields[j]);
            for (int row = 0; row < column.Length; row++)
            {
                values[(row * fields.Length) + j] = convert(column[row]);
            }
        }

        return values;
    }
}
