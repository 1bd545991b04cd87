using LatentMI.IO.Tables;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// Reads tables: a group of columns (<see cref="Hdf5TableLayout"/>), a data frame of pandas, or a data set of records, as AnnData up to 0.6 stored them.
/// </summary>
internal static class Hdf5Table
{
    // What files call the symbols of genes, or their identifiers where symbols are the names; and the kinds of features.
    private static readonly string[] OtherNames =
        ["feature_name", "gene_symbols", "gene_symbol", "gene_name", "gene_names", "gene_ids", "feature_id", "id", "Gene", "Accession"];

    private static readonly string[] KindNames = ["feature_types", "feature_type"];

    /// <summary>Whether something is a table.</summary>
    /// <param name="item">A group or data set.</param>
    public static bool IsOne(IH5Object? item) => item is IH5Group group ? PandasFrame.IsOne(group) || Hdf5TableLayout.Find(group) is not null : IsRecords(item);

    /// <summary>The names of the rows of a table, or those that a data set of texts holds; null where there are none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path of the table or of the texts.</param>
    public static IReadOnlyList<string>? ReadIndex(Hdf5File file, string path)
    {
        switch (file.Find(path))
        {
            case IH5Group frame when PandasFrame.IsOne(frame):
                return PandasFrame.ReadIndex(file, frame, path);
            case IH5Group group when Hdf5TableLayout.Find(group) is { Index: { } index }:
                return ReadNames(file, group.LinkExists(index) ? group.Get(index) : null, $"{path}/{index}");
            case IH5Dataset dataset when IsRecords(dataset):
                return Hdf5Records.Read(file, dataset, path).Index;
            case IH5Dataset { Space.Dimensions.Length: 1 } names when Hdf5Names.IsText(names.Type):
                return ReadNames(file, names, path);
            default:
                return null;
        }
    }

    /// <summary>By what else the columns of a matrix can be chosen than by the names of the rows of the table that describes them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path of the table, or of the texts that are the names.</param>
    public static ColumnAliases ReadAliases(Hdf5File file, string path)
    {
        if (TenXMatrix.FindIdentifiers(file, path) is { } identifiers)
        {
            return new ColumnAliases([ReadNames(file, file.Find(identifiers), identifiers)], []);
        }

        IReadOnlyList<string> columns = ReadColumnNames(file, path);
        MetadataTable? records = file.Find(path) is IH5Dataset dataset && IsRecords(dataset) ? ReadRecords(file, dataset, path) : null;
        return new ColumnAliases(ReadTexts(OtherNames), ReadTexts(KindNames));

        string[][] ReadTexts(string[] names) =>
            [.. names.Where(columns.Contains).Select(Column).OfType<MetadataColumn>().Where(column => !column.IsNumeric).Select(Hdf5Column.ToNames)];

        MetadataColumn? Column(string name) => records is not null ? records.Find(name)
            : file.Find(path) is IH5Group group && group.LinkExists(name) && Hdf5Column.FindProblem(group.Get(name)) is null ? ReadColumn(file, group, path, name)
            : null;
    }

    /// <summary>The names of a table's columns, among them those of kinds that are left out; none where there is no table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The table's path.</param>
    public static IReadOnlyList<string> ReadColumnNames(Hdf5File file, string path) => file.Find(path) switch
    {
        IH5Group frame when PandasFrame.IsOne(frame) => PandasFrame.ReadColumnNames(file, frame, path),
        IH5Group group => Hdf5TableLayout.Find(group)?.Columns ?? [],
        IH5Dataset dataset when IsRecords(dataset) => [.. Hdf5Records.ColumnNames(dataset)],
        _ => [],
    };

    /// <summary>Why columns of a table cannot be read, by their names; those that can are left out.</summary>
    /// <param name="group">The table.</param>
    public static IReadOnlyDictionary<string, string> FindProblems(IH5Group group)
    {
        var problems = new Dictionary<string, string>();
        foreach (string name in Hdf5TableLayout.Find(group)?.Columns ?? [])
        {
            if (Hdf5Column.FindProblem(group.LinkExists(name) ? group.Get(name) : null) is { } problem)
            {
                problems.Add(name, problem);
            }
        }

        return problems;
    }

    /// <summary>Reads a table. Columns that cannot be read are left out, and the table knows why.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The table's path; or that of texts, which are the names of rows of no columns.</param>
    /// <exception cref="InputException">There is no table, or it is damaged.</exception>
    public static MetadataTable Read(Hdf5File file, string path)
    {
        switch (file.Find(path))
        {
            case IH5Group frame when PandasFrame.IsOne(frame):
                return PandasFrame.Read(file, frame, path);
            case IH5Group group when Hdf5TableLayout.Find(group) is { } layout:
                return ReadGroup(file, group, path, layout);
            case IH5Dataset dataset when IsRecords(dataset):
                return ReadRecords(file, dataset, path);
            case not null when ReadIndex(file, path) is { } names:
                return new MetadataTable(names.Count, [], names);
            default:
                throw new InputException($"{file.Address.Text}: '{path}' is not a table of metadata.");
        }
    }

    private static bool IsRecords(IH5Object? item) => item is IH5Dataset { Space.Dimensions.Length: 1 } dataset && dataset.Type.Class == H5DataTypeClass.Compound;

    private static string[] ReadNames(Hdf5File file, IH5Object? item, string path) =>
        Hdf5Column.ToNames(Hdf5Column.Read(file, item, path, path[(path.LastIndexOf('/') + 1)..]));

    private static MetadataTable ReadGroup(Hdf5File file, IH5Group group, string path, Hdf5TableLayout layout)
    {
        IReadOnlyList<string>? names = ReadIndex(file, path);
        var problems = new Dictionary<string, string>(FindProblems(group));
        foreach (string name in layout.Columns.Where(name => !problems.ContainsKey(name)))
        {
            if (group.Get(name) is IH5Dataset dataset && Hdf5Numbers.HoldsLargeIntegers(file, dataset, $"{path}/{name}"))
            {
                problems.Add(name, "holds integers beyond 2^53, which a float64 cannot hold exactly; write them as text");
            }
        }

        List<MetadataColumn> columns = [.. layout.Columns.Where(name => !problems.ContainsKey(name)).Select(name => ReadColumn(file, group, path, name))];
        int count = names?.Count ?? (columns.Count > 0 ? columns[0].Count : 0);
        foreach (MetadataColumn column in columns.Where(column => column.Count != count))
        {
            if (layout.IsStrict)
            {
                throw new InputException($"{file.Address.Text}: the columns of '{path}' have different lengths; the file is damaged.");
            }

            problems.Add(column.Name, "has another length than the table");
        }

        return new MetadataTable(count, [.. columns.Where(column => column.Count == count)], names) { Problems = problems };
    }

    private static MetadataColumn ReadColumn(Hdf5File file, IH5Group group, string path, string name) =>
        Hdf5Column.Read(file, group.Get(name), $"{path}/{name}", name, $"{path}/{Hdf5TableLayout.OldCategories}/{name}");

    private static MetadataTable ReadRecords(Hdf5File file, IH5Dataset dataset, string path)
    {
        Hdf5Records records = Hdf5Records.Read(file, dataset, path);
        string prefix = path.Contains('/', StringComparison.Ordinal) ? path[..(path.LastIndexOf('/') + 1)] : string.Empty;
        return new MetadataTable(records.Count, [.. records.Columns.Select(Recode)], records.Index) { Problems = records.Problems };

        // AnnData up to 0.6 keeps the categories of a column beside the tables.
        MetadataColumn Recode(MetadataColumn column)
        {
            string categories = $"{prefix}uns/{column.Name}_categories";
            return column.IsNumeric && Hdf5Column.FindProblem(file.Find(categories)) is null ? Hdf5Column.Recode(file, column, categories) : column;
        }
    }
}
