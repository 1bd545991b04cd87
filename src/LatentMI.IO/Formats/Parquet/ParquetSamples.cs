using LatentMI.IO.Streams;
using LatentMI.IO.Tables;
using Parquet;
using Parquet.Schema;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>Reads Parquet files as samples and as metadata.</summary>
/// <param name="file">The file.</param>
internal sealed class ParquetSamples(SourceFile file) : FormatReader(file, "parquet")
{
    private ParquetReader? _reader;
    private LimitedStream? _stream;
    private MetadataTable? _metadata;

    /// <summary>The first bytes of a Parquet file.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Reads columns of numbers as samples.</summary>
    /// <inheritdoc/>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken) => Use(address, Read, cancellationToken);

    /// <summary>Reads all columns of numbers and of text, whichever the address selects.</summary>
    /// <inheritdoc/>
    public override MetadataTable ReadMetadata(SampleAddress address, CancellationToken cancellationToken) =>
        _metadata ??= Use(address, ReadMetadata, cancellationToken);

    /// <inheritdoc/>
    public override TextColumn? FindTextColumn(SampleAddress address, CancellationToken cancellationToken) => Use(address, FindTextColumn, cancellationToken);

    /// <inheritdoc/>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken) =>
        [ContentItem.OfTable(address.Path, ReadMetadata(address, cancellationToken), Use(address, Unreadable, cancellationToken))];

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reader?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream?.Dispose();
        base.Dispose();
    }

    private T Use<T>(SampleAddress address, Func<ParquetTable, T> use, CancellationToken cancellationToken)
    {
        return ParquetTable.Use(OpenOnce, address, use, cancellationToken);

        (ParquetReader Reader, LimitedStream Stream) OpenOnce()
        {
            _stream ??= new LimitedStream(File.Raw());
            _stream.Restart(cancellationToken);
            _reader ??= ParquetTable.Open(_stream, cancellationToken);
            return (_reader, _stream);
        }
    }

    private static DataField[] MetadataFields(ParquetTable table) =>
        [.. (table.Index is { } index ? table.Columns.Prepend(index) : table.Columns).DistinctBy(ParquetTable.NameOf)
            .Where(field => ParquetTable.IsNumeric(field) || ParquetTable.IsText(field))];

    private static ContentColumn[] Unreadable(ParquetTable table) =>
    [
        .. table.Columns.Where(field => !ParquetTable.IsNumeric(field) && !ParquetTable.IsText(field))
            .Select(field => ContentColumn.Unreadable(ParquetTable.NameOf(field), ParquetTable.Describe(field))),
    ];

    private static TextColumn? FindTextColumn(ParquetTable table)
    {
        DataField[] fields = MetadataFields(table);
        int index = TextColumn.Find(table.Address.Selection, Array.ConvertAll(fields, ParquetTable.NameOf));
        return index >= 0 && !ParquetTable.IsNumeric(fields[index]) ? new TextColumn(table.ReadColumn(fields[index])!, table.ReadIndex()) : null;
    }

    /// <summary>All columns of numbers and of text, and the column of row names where it has a name of the user's.</summary>
    /// <param name="table">The table.</param>
    private static MetadataTable ReadMetadata(ParquetTable table)
    {
        MetadataColumn[] columns = [.. MetadataFields(table).Select(table.ReadColumn).OfType<MetadataColumn>()];
        return new MetadataTable(table.Count, columns, table.ReadIndex());
    }

    private SampleSource Read(ParquetTable table)
    {
        SampleAddress address = table.Address;
        string[] names = [.. table.Columns.Select(ParquetTable.NameOf)];
        (bool isTransposed, string? columns) = address.SplitTransposed();
        if (isTransposed)
        {
            address.RequireNoColumnNamedTransposed(names);
        }

        int[] chosen = columns is not null && !isTransposed
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

        if (columns is not null && !isTransposed)
        {
            notes.Add(ColumnSelection.Note(chosen.Length, names.Length));
        }

        SampleSource source = new(
            samples.WithOrigins(SampleOrigins.AsRead(names.Length).SelectColumns(chosen)).WithKinds(Array.ConvertAll(fields, ParquetTable.KindOf)), address.Text, Name)
        {
            RowNames = table.ReadIndex(),
            IndexColumn = table.Index is { } named ? ParquetTable.NameOf(named) : null,
            Notes = notes,
        };
        return isTransposed ? source.Transpose(columns) : source;
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
