using LatentMI.IO.Streams;
using LatentMI.IO.Tables;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Reads HDF5 files: data sets, AnnData (<c>.h5ad</c>), MuData (<c>.h5mu</c>), and files of one vector for each key.</summary>
internal static class Hdf5Reader
{
    private const string AllKeys = "*";
    private const int MostItemsShown = 12;

    /// <summary>The first bytes of an HDF5 file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads an item as samples.</summary>
    /// <param name="source">The file.</param>
    /// <param name="address">What the user wrote: the file, an item, and columns of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such item, it holds no numbers, or the file is damaged.</exception>
    public static SampleSource ReadSamples(SourceFile source, SampleAddress address, CancellationToken cancellationToken) =>
        Hdf5File.Use(source, address, file => ReadItem(file, FormatOf(source)), cancellationToken);

    /// <summary>Reads the metadata on the rows of an item.</summary>
    /// <param name="source">The file.</param>
    /// <param name="address">What the user wrote: the file, an item, and columns of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such item, it has no metadata, or the file is damaged.</exception>
    public static MetadataTable ReadMetadata(SourceFile source, SampleAddress address, CancellationToken cancellationToken) =>
        Hdf5File.Use(
            source,
            address,
            file =>
            {
                string path = Split(file).Path;
                return AnnDataAxes.Of(file, path).Rows is { } table
                    ? Hdf5Table.Read(file, table)
                    : throw new InputException($"{address.Text}: the file has no metadata on its rows; give a table of them, such as a CSV file.");
            },
            cancellationToken);

    /// <summary>The short name of the format: <c>h5ad</c>, <c>h5mu</c>, or <c>hdf5</c>.</summary>
    /// <param name="source">The file.</param>
    public static string FormatOf(SourceFile source) => Path.GetExtension(source.Path).ToLowerInvariant() is ".h5ad" or ".h5mu"
        ? Path.GetExtension(source.Path)[1..].ToLowerInvariant()
        : "hdf5";

    /// <summary>Reads an item that is a table itself.</summary>
    /// <param name="source">The file.</param>
    /// <param name="address">What the user wrote: the file, and the path of the table.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such table, or the file is damaged.</exception>
    public static MetadataTable ReadTable(SourceFile source, SampleAddress address, CancellationToken cancellationToken) =>
        Hdf5File.Use(source, address, file => Hdf5Table.Read(file, Split(file).Path), cancellationToken);

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
                FormattableString.Invariant($"{file.Address.Text}: '{path}' has {samples.Count} rows, and '{axes.Rows}' names {rowNames.Count}; the file is damaged."));
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
                    FormattableString.Invariant($"{file.Address.Text}: '{path}' has {count} columns, and '{axes.Columns}' names {columnNames.Count}; the file is damaged."));
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
        (string? item, string? columns) = file.Address.SplitItem(name => IsItem(file, name));
        return ((item ?? DefaultItem(file)).Trim('/'), columns);
    }

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

    private static string DefaultItem(Hdf5File file)
    {
        if (AnnDataAxes.IsRoot(file.Root) && file.Exists("X"))
        {
            return "X";
        }

        string[] items = [.. Hdf5Items.Find(file).Take(2)];
        return items is [string only] ? only : throw new InputException($"{file.Address.Text}: {Offer(file)}");
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
