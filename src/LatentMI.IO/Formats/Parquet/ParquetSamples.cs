using LatentMI.IO.Arrays;
using LatentMI.IO.Streams;
using LatentMI.IO.Tables;
using Parquet;

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

    /// <summary>Lists the table, and each column of lists, which is a matrix of its own.</summary>
    /// <inheritdoc/>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken)
    {
        MetadataTable metadata = ReadMetadata(address, cancellationToken);
        ContentItem[] lists = Use(address, ListsOf, cancellationToken);
        ContentColumn[] further = Use(address, table => FurtherColumns(table, lists), cancellationToken);
        return [ContentItem.OfTable(address.Path, metadata, further), .. lists];
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reader?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream?.Dispose();
        base.Dispose();
    }

    private T Use<T>(SampleAddress address, Func<ParquetTable, T> use, CancellationToken cancellationToken)
    {
        return ParquetTable.Use(OpenOnce, Room, address, use, cancellationToken);

        (ParquetReader Reader, LimitedStream Stream) OpenOnce()
        {
            _stream ??= new LimitedStream(File.Raw());
            _stream.Restart(cancellationToken);
            _reader ??= ParquetTable.Open(_stream, cancellationToken);
            return (_reader, _stream);
        }
    }

    private static ParquetColumn[] MetadataColumns(ParquetTable table) =>
        [.. (table.Index is { } index ? table.Columns.Prepend(index) : table.Columns).DistinctBy(column => column.Name).Where(column => column.IsNumeric || column.IsText)];

    /// <summary>The columns of lists, of which the values are not counted yet.</summary>
    private static ContentItem[] ListsOf(ParquetTable table) =>
    [
        .. table.Columns.Where(column => column.IsList).Select(column => (Column: column, Length: new ParquetNumbers(table, column).FindLength())).Select(list => new ContentItem
        {
            Address = table.Address.At(list.Column.Name).Text,
            Kind = "list",
            Rows = table.Count,
            Columns = list.Length,
            Type = list.Column.Element!.Value.ToSampleType().ToString().ToLowerInvariant(),
            MemoryBytes = (long)table.Count * list.Length * (list.Column.Element.Value.ToSampleType() == SampleType.Float32 ? sizeof(float) : sizeof(double)),
        }),
    ];

    /// <summary>The columns that are no metadata: those of lists, and those that cannot be read.</summary>
    private static ContentColumn[] FurtherColumns(ParquetTable table, ContentItem[] lists)
    {
        var lengths = new Queue<long>(lists.Select(list => list.Columns));
        return
        [
            .. table.Columns.Where(column => !column.IsNumeric && !column.IsText).Select(column => column.IsList
                ? ContentColumn.OfLists(column.Name, (int)lengths.Dequeue())
                : ContentColumn.Unreadable(column.Name, column.Holds)),
        ];
    }

    private static TextColumn? FindTextColumn(ParquetTable table)
    {
        ParquetColumn[] columns = MetadataColumns(table);
        int index = TextColumn.Find(table.Address.Selection, Array.ConvertAll(columns, column => column.Name));
        return index >= 0 && columns[index].IsText ? new TextColumn(table.ReadColumn(columns[index])!, table.ReadIndex()) : null;
    }

    /// <summary>All columns of numbers and of text, and the column of row names where it has a name of the user's.</summary>
    /// <param name="table">The table.</param>
    private static MetadataTable ReadMetadata(ParquetTable table)
    {
        MetadataColumn[] columns = [.. MetadataColumns(table).Select(table.ReadColumn).OfType<MetadataColumn>()];
        return new MetadataTable(table.Count, columns, table.ReadIndex())
        {
            Problems = table.Columns.Where(column => !column.IsNumeric && !column.IsText).DistinctBy(column => column.Name)
                .ToDictionary(column => column.Name, column => $"holds {column.Holds}, neither a number nor a text for each row"),
        };
    }

    private SampleSource Read(ParquetTable table)
    {
        SampleAddress address = table.Address;
        ParquetPlace[] places = ParquetPlace.Of(table);
        string[] names = Array.ConvertAll(places, place => place.Name);
        var aliases = new ColumnAliases([], [Array.ConvertAll(places, place => place.Column.Name)]);
        (bool isTransposed, string? columns) = address.SplitTransposed();
        if (isTransposed)
        {
            address.RequireNoColumnNamedTransposed(names);
        }

        int[] chosen = columns is not null && !isTransposed
            ? ColumnSelection.Resolve(columns, names, aliases, names.Length, address.Text)
            : [.. Enumerable.Range(0, names.Length)];
        if (chosen.Length == 0 || table.Count == 0)
        {
            throw new InputException($"{address.Text}: holds no values.");
        }

        ParquetPlace[] taken = Array.ConvertAll(chosen, column => places[column]);
        if (Array.Find(taken, place => !place.IsNumeric) is { } other)
        {
            throw new InputException(
                $"{address.Text}: the column {OneLine.Quote(other.Name)} holds {(other.Column.IsList ? "no list with a number" : other.Column.Holds)}; choose columns of numbers, as {address.Path}:COLUMNS.");
        }

        SampleType type = Array.TrueForAll(taken, place => place.Element.ToSampleType() == SampleType.Float32) ? SampleType.Float32 : SampleType.Float64;
        Room.RequireMatrix(table.Count, taken.Length, type, address.Text);
        string[] chosenNames = Array.ConvertAll(taken, place => place.Name);
        Samples samples = type == SampleType.Float32
            ? Samples.Create(ReadColumns(table, taken, value => (float)value), table.Count, taken.Length, chosenNames)
            : Samples.Create(ReadColumns(table, taken, value => value), table.Count, taken.Length, chosenNames);
        var notes = new List<string>();
        if (table.Index is { } index)
        {
            notes.Add($"the column {OneLine.Quote(index.Name)} holds row names, not values");
        }

        if (columns is not null && !isTransposed)
        {
            notes.Add(ColumnSelection.Note(chosen.Length, names.Length));
        }

        SampleSource source = new(
            samples.WithOrigins(SampleOrigins.AsRead(names.Length).SelectColumns(chosen)).WithKinds(Array.ConvertAll(taken, place => place.Element.ToColumnKind())), address.Text, Name)
        {
            RowNames = table.ReadIndex(),
            IndexColumn = table.Index?.Name,
            Notes = notes,
        };
        return isTransposed ? source.Transpose(columns) : source;
    }

    private static T[] ReadColumns<T>(ParquetTable table, ParquetPlace[] taken, Func<double, T> convert)
    {
        var values = new T[(long)table.Count * taken.Length];
        foreach (IGrouping<ParquetColumn, int> parts in Enumerable.Range(0, taken.Length).GroupBy(j => taken[j].Column))
        {
            int length = taken[parts.First()].Length;
            int[] target = [.. Enumerable.Repeat(-1, length)];
            foreach (int j in parts)
            {
                target[taken[j].Index] = j;
            }

            new ParquetNumbers(table, parts.Key).Read(length, (row, index, value) =>
            {
                if (target[index] >= 0)
                {
                    values[((long)row * taken.Length) + target[index]] = convert(value);
                }
            });
        }

        return values;
    }
}
