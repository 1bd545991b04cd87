using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Streams;
using LatentMI.IO.Writing.Hdf5;
using PureHDF;

namespace LatentMI.IO.Writing;

/// <summary>A copy of an AnnData file with results on its cells added; all else in it stays as it is, byte for byte.</summary>
/// <remarks>
/// New objects are put after the end of the copy, and so are new headers of the groups that lead to them, which have the old links and attributes. Only the
/// start of the file changes, which says where the root group is. A stored reference to one of these groups, which AnnData does not write, still leads to the
/// group without the results.
/// </remarks>
public sealed class AnnDataCopy
{
    private const string Root = "the root group";
    private const string Observations = "obs";
    private const string Matrices = "obsm";
    private const string Unstructured = "uns";
    private const string ColumnOrder = "column-order";
    private const string Modalities = "mod";
    private const int BufferLength = 1 << 20;
    private static readonly string[] Changed = [Observations, Matrices, Unstructured];
    private readonly string _source;
    private readonly string[] _columns;
    private readonly HashSet<string> _items;

    private AnnDataCopy(string source, IReadOnlyList<string> cells, string[] columns, HashSet<string> items) =>
        (_source, Cells, _columns, _items) = (source, cells, columns, items);

    /// <summary>The names of the cells, in the order of the file.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>Reads how a file is laid out, before any results exist, and refuses one that nothing can be added to.</summary>
    /// <param name="source">The path of the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It is no AnnData file, or is laid out in a way that is not understood.</exception>
    public static AnnDataCopy Prepare(string source, CancellationToken cancellationToken = default)
    {
        using var file = SourceFile.Open(source);
        using var hdf5 = new Hdf5Source(file);
        (IReadOnlyList<string> cells, string[] columns) = hdf5.Use(
            new SampleAddress(source, source, null), MemoryRoom.Unbounded, opened => (Hdf5Table.ReadIndex(opened, Observations) ?? [], ReadColumnOrder(opened)), cancellationToken);
        using Stream stream = file.Raw();
        Layout layout = Layout.Read(new FileBytes(stream, source));
        return new AnnDataCopy(
            source, cells, columns, [.. layout.Groups.SelectMany(group => group.Value?.Links.Select(link => $"{group.Key}/{link.Name}") ?? [])]);
    }

    /// <summary>What of the file has the name of a result, such as <c>obs/KEY_pmi</c>; null where nothing has.</summary>
    /// <param name="key">What the names of the results begin with.</param>
    /// <param name="names">The rest of the names of columns and matrices that may be added.</param>
    public string? FindTaken(string key, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.SelectMany(name => new[] { $"{Observations}/{key}_{name}", $"{Matrices}/{key}_{name}" })
            .Append($"{Unstructured}/{key}")
            .FirstOrDefault(_items.Contains);
    }

    /// <summary>Writes the copy, whole or not at all, and reads back what it holds before it takes its place.</summary>
    /// <param name="path">The path of the copy, which is not that of the file.</param>
    /// <param name="results">What to add, of as many rows as there are cells.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="InputException">The path cannot be written to, or the file has changed.</exception>
    /// <exception cref="ArgumentException">The file has something of the name of a result.</exception>
    /// <exception cref="OutputException">The disk is full, or the copy does not read as it should.</exception>
    public void Write(string path, AnnDataResults results, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (FindTaken(results.Key, [.. results.Columns.Select(column => column.Name), .. results.Matrices.Select(matrix => matrix.Name)]) is { } taken)
        {
            throw new ArgumentException($"The file already has {taken}.", nameof(results));
        }

        using var source = SourceFile.Open(_source);
        try
        {
            using var copy = new AtomicFile(path);
            Write(source, copy.Stream, results, cancellationToken);
            copy.CommitAfter(written => AnnDataCheck.Require(source, written, path, results, cancellationToken));
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Explain($"{path}: cannot be written", e);
        }
    }

    private static string[] ReadColumnOrder(Hdf5File file)
    {
        if (file.Exists(Modalities))
        {
            throw new InputException($"{file.Address.Path}: is a MuData file of several modalities; results are added to AnnData files only.");
        }

        if (file.Find(Observations) is not { } table)
        {
            throw new InputException($"{file.Address.Path}: has no table of cells (obs); results are added to AnnData files only.");
        }

        if (table is not IH5Group group || !group.AttributeExists(ColumnOrder))
        {
            throw new InputException(
                $"{file.Address.Path}: its table of cells (obs) is none of AnnData 0.7 or later; write the file again with anndata (read_h5ad, then write_h5ad) and use that one.");
        }

        // No columns may be a list of no numbers.
        string?[]? order = Hdf5Names.ReadAttributes(group, ColumnOrder) ?? (group.Attribute(ColumnOrder).Space.Dimensions is [0] ? [] : null);
        return order is not null && order.OfType<string>().ToArray() is { } names && names.Length == order.Length
            ? names
            : throw new InputException($"{file.Address.Path}: the attribute {ColumnOrder} of its table of cells (obs) is no list of names; write the file again with anndata.");
    }

    private void Write(SourceFile source, Stream copy, AnnDataResults results, CancellationToken cancellationToken)
    {
        using Stream original = source.Raw();
        var file = new FileBytes(original, _source);
        Layout layout = Layout.Read(file);
        Copy(original, copy, cancellationToken);
        var end = new FileEnd(copy);
        var objects = new NewObjects(end);
        var elements = new AnnDataElements(file, objects);
        StoredGroup obs = layout.Groups[Observations]!;
        foreach ((string name, double[] values) in results.Columns)
        {
            obs.Link($"{results.Key}_{name}", elements.PutColumn(values));
        }

        obs.SetAttribute(ColumnOrder, objects.Attribute(ColumnOrder, [.. _columns, .. results.Columns.Select(column => $"{results.Key}_{column.Name}")]));
        layout.Root.Link(Observations, objects.Put(obs));
        if (results.Matrices.Count > 0)
        {
            StoredGroup obsm = layout.Groups[Matrices] ?? elements.CreateGroup(Matrices);
            foreach ((string name, float[] values, int columns) in results.Matrices)
            {
                obsm.Link($"{results.Key}_{name}", elements.PutMatrix(values, columns));
            }

            layout.Root.Link(Matrices, objects.Put(obsm));
        }

        StoredGroup uns = layout.Groups[Unstructured] ?? elements.CreateGroup(Unstructured);
        uns.Link(results.Key, elements.PutDictionary(results.Values, $"{Unstructured}/{results.Key}"));
        layout.Root.Link(Unstructured, objects.Put(uns));
        ulong root = objects.Put(layout.Root);
        objects.Close();
        end.Close();
        layout.Superblock.Update(copy, root, end.Address);
        copy.Flush();
    }

    private static void Copy(Stream from, Stream to, CancellationToken cancellationToken)
    {
        from.Position = 0;
        var buffer = new byte[BufferLength];
        while (from.Read(buffer) is > 0 and int count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            to.Write(buffer.AsSpan(0, count));
        }
    }

    /// <summary>The parts of a file that change.</summary>
    private sealed record Layout(Superblock Superblock, StoredGroup Root, IReadOnlyDictionary<string, StoredGroup?> Groups)
    {
        public static Layout Read(FileBytes file)
        {
            var superblock = Superblock.Read(file);
            var root = StoredGroup.Read(file, superblock.Root, AnnDataCopy.Root);
            return new Layout(superblock, root, Changed.ToDictionary(name => name, name => root.Find(name) switch
            {
                { Target: { } address } => StoredGroup.Read(file, address, name),
                null when name != Observations => null,
                _ => throw file.Refuse($"has only a link to what is elsewhere in the place of {name}"),
            }));
        }
    }
}
