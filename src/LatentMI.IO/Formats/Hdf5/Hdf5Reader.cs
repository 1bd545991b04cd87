using LatentMI.IO.Streams;
using LatentMI.IO.Tables;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Reads HDF5 files: data sets, AnnData (<c>.h5ad</c>), MuData (<c>.h5mu</c>), Loom, matrices of 10x Genomics, and files of one vector for each key.</summary>
/// <param name="file">The file.</param>
internal sealed class Hdf5Reader(SourceFile file) : FormatReader(file, NameOf(file))
{
    private const int MostNamesShown = 3;
    private readonly Dictionary<string, MetadataTable> _tables = [];
    private readonly Hdf5Source _source = new(file);

    /// <summary>The first bytes of an HDF5 file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads an item as samples.</summary>
    /// <inheritdoc/>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken) =>
        _source.Use(address, Room, file => ReadItem(file, Name), cancellationToken);

    /// <summary>Reads the metadata on the rows of an item.</summary>
    /// <inheritdoc/>
    public override MetadataTable ReadMetadata(SampleAddress address, CancellationToken cancellationToken) =>
        FindMetadata(address, cancellationToken)
            ?? throw new InputException($"{address.Text}: the file has no metadata on its rows; give a table of them, such as a CSV file.");

    /// <summary>Reads the metadata on the rows of an item; null where it has none.</summary>
    /// <inheritdoc/>
    public override MetadataTable? FindMetadata(SampleAddress address, CancellationToken cancellationToken) =>
        _source.Use(address, Room, file => AxesOf(file, Hdf5Selection.Of(file)).Rows is { } table ? ReadOnce(file, table) : null, cancellationToken);

    /// <inheritdoc/>
    public override MetadataTable ReadTable(SampleAddress address, CancellationToken cancellationToken) =>
        _source.Use(address, Room, file => Hdf5Table.Read(file, Hdf5Selection.Of(file).Path), cancellationToken);

    /// <inheritdoc/>
    public override TextColumn? FindTextColumn(SampleAddress address, CancellationToken cancellationToken) =>
        _source.Use(address, Room, FindTextColumn, cancellationToken);

    /// <inheritdoc/>
    public override string? FindText(SampleAddress address, CancellationToken cancellationToken) => _source.Use(
        address,
        Room,
        file => file.Address.Selection is { } item && file.Find(item) is IH5Dataset { Space.Dimensions.Length: 0 } text && text.Space.Type != H5DataspaceType.Null && Hdf5Names.IsText(text.Type)
            ? Hdf5Names.ReadAll(file, text, item)[0]
            : null,
        cancellationToken);

    /// <inheritdoc/>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken) =>
        _source.Use(address, Room, Hdf5Contents.List, cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _source.Dispose();
        base.Dispose();
    }

    private static string NameOf(SourceFile file) => Path.GetExtension(file.Path).ToLowerInvariant() is ".h5ad" or ".h5mu" or ".loom"
        ? Path.GetExtension(file.Path)[1..].ToLowerInvariant()
        : "hdf5";

    private MetadataTable ReadOnce(Hdf5File file, string path)
    {
        if (!_tables.TryGetValue(path, out MetadataTable? table))
        {
            _tables[path] = table = Hdf5Table.Read(file, path);
        }

        return table;
    }

    private static Hdf5Axes AxesOf(Hdf5File file, Hdf5Selection selection)
    {
        Hdf5Axes axes = Hdf5Axes.Of(file, selection.Path);
        return selection.IsTransposed ? axes.Transposed : axes;
    }

    private TextColumn? FindTextColumn(Hdf5File file)
    {
        if (Hdf5Selection.Find(file) is not { IsTransposed: false } selection)
        {
            return null;
        }

        if (selection.Columns is null && file.Find(selection.Path) is IH5Dataset list && Hdf5Names.IsList(list))
        {
            Hdf5Selection.RequireWhole(file, selection.Path);
            string[] texts = Hdf5Names.ReadAll(file, list, selection.Path);
            string name = selection.Path[(selection.Path.LastIndexOf('/') + 1)..];
            return new TextColumn(new MetadataColumn(name, Array.ConvertAll(texts, text => NumberField.IsMissingText(text) ? null : text)), RowNames: null);
        }

        if (Hdf5Axes.Of(file, selection.Path) is not { Rows: { } rows } axes)
        {
            return null;
        }

        IReadOnlyList<string> names = Hdf5Table.ReadColumnNames(file, rows);
        bool isTable = Hdf5Table.IsOne(file.Find(selection.Path));
        int index = TextColumn.Find(isTable ? selection.Columns : file.Address.Selection, names);
        if (index < 0 || (!isTable && IsOfMatrix(selection.Columns)))
        {
            return null;
        }

        MetadataTable table = ReadOnce(file, rows);
        return table.Find(names[index]) is { IsNumeric: false } column ? new TextColumn(column, table.RowNames) : null;

        // The columns of a matrix come before those of its metadata.
        bool IsOfMatrix(string? columns) => columns is null || ColumnSelection.IsPositional(columns)
            || (axes.Columns is { } variables
                && (Hdf5Table.ReadIndex(file, variables)?.Contains(columns) == true || Hdf5Table.ReadAliases(file, variables).All.Contains(columns)));
    }

    private static SampleSource ReadItem(Hdf5File file, string format)
    {
        Hdf5Selection selection = Hdf5Selection.Of(file);
        string path = selection.Path;
        Hdf5Axes axes = Hdf5Axes.Of(file, path);
        string? columns = selection.IsTransposed ? null : selection.Columns;
        IReadOnlyList<string>? columnNames = null;
        int columnCount = 0;
        int[] chosen = [];
        var notes = new List<string>();
        IReadOnlyList<string>? rowNames;
        Samples samples;
        if (Hdf5Selection.IsKeys(path))
        {
            (samples, string[] keys) = KeyedVectors.Read(file, Hdf5Selection.GroupOfKeys(path), Choose);
            notes.AddRange(KeyedVectors.Notes(file, Hdf5Selection.GroupOfKeys(path), keys.Length));
            rowNames = keys;
        }
        else
        {
            columnNames = axes.Columns is { } table ? Hdf5Table.ReadIndex(file, table) : null;
            rowNames = axes.Rows is { } rows ? Hdf5Table.ReadIndex(file, rows) : null;
            samples = Read(file, selection, ref columnNames, notes, Choose);
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
        var source = new SampleSource(samples, file.Address.Text, format) { RowNames = rowNames, Notes = notes };
        if (selection.IsTransposed)
        {
            file.Address.RequireNoColumnNamedTransposed(columnNames?.Concat(AliasesOf(axes.Columns, columnCount).All));
            return source.Transpose(selection.Columns, selection.Columns is null ? null : AliasesOf(axes.Rows, samples.Count));
        }

        return Hdf5Axes.IsMatrixOfLoom(path) && Hdf5Axes.IsLoom(file.Root)
            ? source with { Notes = [.. notes, $"the rows are the {samples.Count} rows of the file; use {file.Address.Path}:{path}:T to make its {columnCount} columns the rows"] }
            : source;

        int[] Choose(int count)
        {
            columnCount = count;
            if (columnNames is not null && columnNames.Count != count)
            {
                throw new InputException(
                    FormattableString.Invariant($"{file.Address.Text}: '{path}' has {OneLine.Count(count, "column")}, and '{axes.Columns}' names {columnNames.Count}; the file is damaged."));
            }

            chosen = columns is null
                ? [.. Enumerable.Range(0, count)]
                : ColumnSelection.Resolve(columns, columnNames, AliasesOf(axes.Columns, count), count, file.Address.Text);
            return chosen;
        }

        // Lists of other lengths belong to something else.
        ColumnAliases AliasesOf(string? table, int count)
        {
            ColumnAliases all = table is null ? ColumnAliases.None : Hdf5Table.ReadAliases(file, table);
            return new ColumnAliases([.. all.Names.Where(list => list.Count == count)], [.. all.Kinds.Where(list => list.Count == count)]);
        }
    }

    private static Samples Read(Hdf5File file, Hdf5Selection selection, ref IReadOnlyList<string>? columnNames, List<string> notes, Func<int, int[]> choose)
    {
        int[] chosen = [];
        Samples samples;
        string path = selection.Path;
        IH5Object? item = file.Find(path);
        if (Hdf5Table.IsOne(item))
        {
            MetadataTable table = Hdf5Table.Read(file, path);
            if (table.Problems.Keys.FirstOrDefault(name => selection.Names(name)) is { } unreadable)
            {
                throw new InputException($"{file.Address.Text}: {table.DescribeMissing(unreadable)}");
            }

            if (selection.Columns is null && table.Problems.Count > 0)
            {
                notes.Add($"left out, as no numbers: {OneLine.List(table.Problems.Keys.Select(name => OneLine.Quote(name)), MostNamesShown)}");
            }

            columnNames = [.. table.Columns.Select(column => column.Name)];
            chosen = choose(table.Columns.Count);
            return TableSamples.Create(table, chosen, file.Address.Text);
        }

        if (item is not null && Hdf5Encoding.FindProblem(item) is { } problem)
        {
            throw new InputException($"{file.Address.Text}: '{OneLine.Of(path)}' {problem}.");
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
                throw new InputException($"{file.Address.Text}: '{path}' is a group; {Hdf5Selection.Offer(file)}");
            default:
                (IH5Dataset records, string name) = Hdf5Selection.FindRecords(file, path)
                    ?? throw new InputException(file.FindLinkProblem(path) is { } link ? $"{file.Address.Text}: {link}." : $"{file.Address.Text}: there is no item {OneLine.Quote(path)}; {Hdf5Selection.Offer(file)}");
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
}
