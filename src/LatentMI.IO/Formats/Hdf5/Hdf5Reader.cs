using LatentMI.IO.Streams;
using LatentMI.IO.Tables;
using PureHDF;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Reads HDF5 files: data sets, AnnData (<c>.h5ad</c>), MuData (<c>.h5mu</c>), and files of one vector for each key.</summary>
/// <param name="file">The file.</param>
internal sealed class Hdf5Reader(SourceFile file) : FormatReader(file, NameOf(file))
{
    private const string AllKeys = "*";
    private const int MostItemsShown = 12;
    private readonly Dictionary<string, MetadataTable> _tables = [];
    private NativeFile? _file;
    private LimitedStream? _stream;

    /// <summary>The first bytes of an HDF5 file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads an item as samples.</summary>
    /// <inheritdoc/>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken) =>
        Use(address, file => ReadItem(file, Name), cancellationToken);

    /// <summary>Reads the metadata on the rows of an item.</summary>
    /// <inheritdoc/>
    public override MetadataTable ReadMetadata(SampleAddress address, CancellationToken cancellationToken) =>
        FindMetadata(address, cancellationToken)
            ?? throw new InputException($"{address.Text}: the file has no metadata on its rows; give a table of them, such as a CSV file.");

    /// <summary>Reads the metadata on the rows of an item; null where it has none.</summary>
    /// <inheritdoc/>
    public override MetadataTable? FindMetadata(SampleAddress address, CancellationToken cancellationToken) =>
        Use(address, file => AnnDataAxes.Of(file, Split(file).Path).Rows is { } table ? ReadOnce(file, table) : null, cancellationToken);

    /// <inheritdoc/>
    public override MetadataTable ReadTable(SampleAddress address, CancellationToken cancellationToken) =>
        Use(address, file => Hdf5Table.Read(file, Split(file).Path), cancellationToken);

    /// <inheritdoc/>
    public override TextColumn? FindTextColumn(SampleAddress address, CancellationToken cancellationToken) =>
        Use(address, FindTextColumn, cancellationToken);

    /// <inheritdoc/>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken) =>
        Use(address, Hdf5Contents.List, cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _file?.Dispose();
        base.Dispose();
    }

    private static string NameOf(SourceFile file) => Path.GetExtension(file.Path).ToLowerInvariant() is ".h5ad" or ".h5mu"
        ? Path.GetExtension(file.Path)[1..].ToLowerInvariant()
        : "hdf5";

    private T Use<T>(SampleAddress address, Func<Hdf5File, T> use, CancellationToken cancellationToken)
    {
        return Hdf5File.Use(OpenOnce, File.Length, address, use, cancellationToken);

        NativeFile OpenOnce()
        {
            _file ??= Hdf5File.Open(File, out _stream);
            _stream!.Restart(cancellationToken);
            return _file;
        }
    }

    private MetadataTable ReadOnce(Hdf5File file, string path)
    {
        if (!_tables.TryGetValue(path, out MetadataTable? table))
        {
            _tables[path] = table = Hdf5Table.Read(file, path);
        }

        return table;
    }

    private TextColumn? FindTextColumn(Hdf5File file)
    {
        (string? item, string? columns) = SplitSelection(file);
        if ((item ?? FindDefaultItem(file))?.Trim('/') is not { } path || AnnDataAxes.Of(file, path) is not { Rows: { } rows } axes)
        {
            return null;
        }

        IReadOnlyList<string> names = Hdf5Table.ReadColumnNames(file, rows);
        int index = TextColumn.Find(file.Address.Selection, names);
        if (index < 0 || (!Hdf5Table.IsOne(file.Find(path)) && IsOfMatrix()))
        {
            return null;
        }

        MetadataTable table = ReadOnce(file, rows);
        return table.Find(names[index]) is { IsNumeric: false } column ? new TextColumn(column, table.RowNames) : null;

        // The columns of a matrix come before those of its metadata.
        bool IsOfMatrix() => columns is null || ColumnSelection.IsPositional(columns)
            || (axes.Columns is { } variables && Hdf5Table.ReadIndex(file, variables)?.Contains(columns) == true);
    }

    private static SampleSource ReadItem(Hdf5File file, string format)
    {
        (string path, string? columns) = Split(file);
        AnnDataAxes axes = AnnDataAxes.Of(file, path);
        IReadOnlyList<string>? columnNames = null;
        int columnCount = 0;
        int[] chosen = [];
        var notes = new List<string>();
        IReadOnlyList<string>? rowNames;
        Samples samples;
        if (IsKeys(path))
        {
            (samples, string[] keys) = KeyedVectors.Read(file, path[..^AllKeys.Length].TrimEnd('/'), Choose);
            notes.Add(KeyedVectors.Note(keys.Length));
            rowNames = keys;
        }
        else
        {
            columnNames = axes.Columns is { } table ? Hdf5Table.ReadIndex(file, table) : null;
            rowNames = axes.Rows is { } rows ? Hdf5Table.ReadIndex(file, rows) : null;
            samples = Read(file, path, ref columnNames, Choose);
        }

        if (rowNames is not null && rowNames.Count != samples.Count)
        {
            throw new InputException(
                FormattableString.Invariant($"{file.Address.Text}: '{path}' has {OneLine.Count(samples.Count, "row")}, and '{axes.Rows}' names {rowNames.Count}; the file is damaged."));
        }

        if (file.Address.Selection is null)
        {
            notes.Add($"the item '{path}' was read");
        }

        if (columns is not null)
        {
            notes.Add(ColumnSelection.Note(samples.Dimensions, columnCount));
        }

        samples = samples.WithOrigins(SampleOrigins.AsRead(columnCount).SelectColumns(chosen));
        return new SampleSource(samples, file.Address.Text, format) { RowNames = rowNames, Notes = notes };

        int[] Choose(int count)
        {
            columnCount = count;
            if (columnNames is not null && columnNames.Count != count)
            {
                throw new InputException(
                    FormattableString.Invariant($"{file.Address.Text}: '{path}' has {OneLine.Count(count, "column")}, and '{axes.Columns}' names {columnNames.Count}; the file is damaged."));
            }

            chosen = columns is null ? [.. Enumerable.Range(0, count)] : ColumnSelection.Resolve(columns, columnNames, count, file.Address.Text);
            return chosen;
        }
    }

    private static Samples Read(Hdf5File file, string path, ref IReadOnlyList<string>? columnNames, Func<int, int[]> choose)
    {
        int[] chosen = [];
        Samples samples;
        IH5Object? item = file.Find(path);
        if (Hdf5Table.IsOne(item))
        {
            MetadataTable table = Hdf5Table.Read(file, path);
            columnNames = [.. table.Columns.Select(column => column.Name)];
            chosen = choose(table.Columns.Count);
            return TableSamples.Create(table, chosen, file.Address.Text);
        }

        switch (item)
        {
            case IH5Dataset dataset:
                samples = Hdf5Numbers.ReadMatrix(file, dataset, path, Remember);
                break;
            case IH5Group group when SparseMatrix.IsOne(group):
                samples = SparseMatrix.ReadDense(file, group, path, Remember);
                break;
            case IH5Group:
                throw new InputException($"{file.Address.Text}: '{path}' is a group; {Offer(file)}");
            default:
                (IH5Dataset records, string name) = FindRecords(file, path)
                    ?? throw new InputException($"{file.Address.Text}: there is no item {OneLine.Quote(path)}; {Offer(file)}");
                samples = Hdf5Records.Read(file, records, path).ReadMatrix(name, Remember);
                break;
        }

        if (columnNames is not { } names)
        {
            return samples;
        }

        string[] chosenNames = Array.ConvertAll(chosen, column => names[column]);
        return samples.WithColumnNames(chosenNames);

        int[] Remember(int count) => chosen = choose(count);
    }

    /// <summary>The item and the columns of the address; the item that needs no name where there is none.</summary>
    private static (string Path, string? Columns) Split(Hdf5File file)
    {
        (string? item, string? columns) = SplitSelection(file);
        string path = item ?? FindDefaultItem(file) ?? throw new InputException($"{file.Address.Text}: {Offer(file)}");
        return (path.Trim('/'), columns);
    }

    private static (string? Item, string? Columns) SplitSelection(Hdf5File file) => file.Address.SplitItem(name => IsItem(file, name));

    private static bool IsItem(Hdf5File file, string name)
    {
        string path = name.Trim('/');
        return path.Length > 0 && (file.Exists(path)
            || (IsKeys(path) && file.Find(path[..^AllKeys.Length]) is IH5Group)
            || FindRecords(file, path) is not null);
    }

    private static bool IsKeys(string path) => path == AllKeys || path.EndsWith("/" + AllKeys, StringComparison.Ordinal);

    private static (IH5Dataset Records, string Name)? FindRecords(Hdf5File file, string path)
    {
        int slash = path.LastIndexOf('/');
        return slash > 0 && file.Find(path[..slash]) is IH5Dataset records && Hdf5Records.HasMatrix(records, path[(slash + 1)..])
            ? (records, path[(slash + 1)..])
            : null;
    }

    /// <summary>The item that needs no name; null where there is more than one, or none.</summary>
    private static string? FindDefaultItem(Hdf5File file)
    {
        if (AnnDataAxes.IsRoot(file.Root) && file.Exists("X"))
        {
            return "X";
        }

        string[] items = [.. Hdf5Items.Find(file).Take(2)];
        return items is [string only] ? only : null;
    }

    private static string Offer(Hdf5File file)
    {
        string[] items = [.. Hdf5Items.Find(file).Take(MostItemsShown + 1)];
        string shown = string.Join(", ", items.Take(MostItemsShown).Select(item => OneLine.Of(item)));
        return items.Length == 0
            ? "the file holds no arrays of numbers."
            : $"name an item as {file.Address.Path}:ITEM. There are {shown}{(items.Length > MostItemsShown ? ", ...; and '*' for a row of each" : "")}.";
    }
}
