using LatentMI.IO.Arrays;
using LatentMI.IO.Tables;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Reads tables as AnnData stores them: a group of columns, or a data set of records in files of old versions.</summary>
internal static class Hdf5Table
{
    private const string OldCategories = "__categories";
    private static readonly string[] IndexNames = ["_index", "index"];

    /// <summary>Whether something is a table.</summary>
    /// <param name="item">A group or data set.</param>
    public static bool IsOne(IH5Object? item) => item switch
    {
        IH5Group group => IndexOf(group) is not null,
        IH5Dataset { Space.Dimensions.Length: 1 } dataset => dataset.Type.Class == H5DataTypeClass.Compound,
        _ => false,
    };

    /// <summary>The names of a table's rows; null where it has none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The table's path.</param>
    public static IReadOnlyList<string>? ReadIndex(Hdf5File file, string path)
    {
        switch (file.Find(path))
        {
            case IH5Group group when IndexOf(group) is { } index && group.Get(index) is IH5Dataset names:
                return ReadTexts(file, names, $"{path}/{index}");
            case IH5Dataset { Type.Class: H5DataTypeClass.Compound, Space.Dimensions.Length: 1 } dataset:
                return Hdf5Records.Read(file, dataset, path).Index;
            default:
                return null;
        }
    }

    /// <summary>The names of a table's columns, among them those of kinds that are left out; none where there is no table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The table's path.</param>
    public static IReadOnlyList<string> ReadColumnNames(Hdf5File file, string path) => file.Find(path) switch
    {
        IH5Group group when IndexOf(group) is { } index => [.. ColumnNames(group, index)],
        IH5Dataset { Type.Class: H5DataTypeClass.Compound, Space.Dimensions.Length: 1 } dataset => [.. Hdf5Records.ColumnNames(dataset)],
        _ => [],
    };

    /// <summary>Reads a table. Columns of kinds that are neither numbers nor text are left out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The table's path.</param>
    /// <exception cref="InputException">There is no table, or it is damaged.</exception>
    public static MetadataTable Read(Hdf5File file, string path)
    {
        IH5Object? item = file.Find(path);
        if (!IsOne(item))
        {
            throw new InputException($"{file.Address.Text}: '{path}' is not a table of metadata.");
        }

        IReadOnlyList<string>? names;
        List<MetadataColumn> columns = [];
        int count;
        if (item is IH5Dataset dataset)
        {
            Hdf5Records records = Hdf5Records.Read(file, dataset, path);
            string prefix = path.Contains('/', StringComparison.Ordinal) ? path[..(path.LastIndexOf('/') + 1)] : string.Empty;
            names = records.Index;
            count = records.Count;
            columns.AddRange(records.Columns.Select(column => Recode(file, column, $"{prefix}uns/{column.Name}_categories")));
        }
        else
        {
            var group = (IH5Group)item!;
            string index = IndexOf(group)!;
            names = ReadIndex(file, path) ?? throw new InputException($"{file.Address.Text}: '{path}/{index}' should hold the names of rows.");
            count = names.Count;
            columns.AddRange(ColumnNames(group, index).Select(name => ReadColumn(file, group, path, name)).OfType<MetadataColumn>());
        }

        return columns.TrueForAll(column => column.Count == count)
            ? new MetadataTable(count, columns, names)
            : throw new InputException($"{file.Address.Text}: the columns of '{path}' have different lengths; the file is damaged.");
    }

    private static string? IndexOf(IH5Group group)
    {
        string? index = Hdf5Names.ReadAttribute(group, "_index") ?? Array.Find(IndexNames, group.LinkExists);
        return index is not null && group.LinkExists(index) && group.Get(index) is IH5Dataset { Space.Dimensions.Length: 1 } ? index : null;
    }

    private static IEnumerable<string> ColumnNames(IH5Group group, string index)
    {
        string[] order = Hdf5Names.ReadAttributes(group, "column-order")
            ?? [.. group.Children().Select(child => child.Name).Where(name => name is not OldCategories).Order(StringComparer.Ordinal)];
        return order.Where(name => name != index).Distinct();
    }

    private static MetadataColumn? ReadColumn(Hdf5File file, IH5Group group, string path, string name)
    {
        string columnPath = $"{path}/{name}";
        IH5Object? item = group.LinkExists(name) ? group.Get(name) : null;
        switch (item)
        {
            case IH5Dataset { Space.Dimensions.Length: 1 } dataset:
                string oldCategories = $"{path}/{OldCategories}/{name}";
                MetadataColumn? column = ReadValues(file, dataset, name, columnPath);
                return column is not null && dataset.AttributeExists("categories") ? Recode(file, column, oldCategories) : column;
            case IH5Group parts when Dataset(parts, "codes") is { } codes:
                return ReadValues(file, codes, name, $"{columnPath}/codes") is { } coded ? Recode(file, coded, $"{columnPath}/categories") : null;
            case IH5Group parts when Dataset(parts, "values") is { } values && Dataset(parts, "mask") is { } mask:
                return Hide(ReadValues(file, values, name, $"{columnPath}/values"), Hdf5Numbers.ReadAll(file, mask, $"{columnPath}/mask"));
            default:
                return null;
        }
    }

    private static IH5Dataset? Dataset(IH5Group group, string name) =>
        group.LinkExists(name) && group.Get(name) is IH5Dataset { Space.Dimensions.Length: 1 } dataset ? dataset : null;

    private static MetadataColumn? ReadValues(Hdf5File file, IH5Dataset dataset, string name, string path)
    {
        if (Hdf5Numbers.FindType(dataset.Type) is { } type)
        {
            return new MetadataColumn(name, Hdf5Numbers.ReadAll(file, dataset, path)) { Kind = type.ToColumnKind() };
        }

        return Hdf5Names.IsText(dataset.Type) ? new MetadataColumn(name, Hdf5Names.ReadAll(file, dataset, path)) : null;
    }

    private static string[] ReadTexts(Hdf5File file, IH5Dataset dataset, string path) => Hdf5Names.IsText(dataset.Type)
        ? Hdf5Names.ReadAll(file, dataset, path)
        : Array.ConvertAll(Hdf5Numbers.ReadAll(file, dataset, path), value => FormattableString.Invariant($"{value:R}"));

    /// <summary>Puts categories in the place of their numbers, where there are any; -1 stands for a missing value.</summary>
    private static MetadataColumn Recode(Hdf5File file, MetadataColumn codes, string path)
    {
        if (codes.Numbers is not { } numbers || file.Find(path) is not IH5Dataset { Space.Dimensions.Length: 1 } dataset)
        {
            return codes;
        }

        MetadataColumn? categories = ReadValues(file, dataset, codes.Name, path);
        if (categories is null || numbers.Any(code => !(code >= -1 && code < categories.Count)))
        {
            throw new InputException($"{file.Address.Text}: '{path}' lacks categories of the column {OneLine.Quote(codes.Name)}; the file is damaged.");
        }

        return categories.Numbers is { } values
            ? new MetadataColumn(codes.Name, numbers.Select(code => code < 0 ? double.NaN : values[(int)code]).ToArray()) { Kind = ColumnKind.Label }
            : new MetadataColumn(codes.Name, numbers.Select(code => code < 0 ? null : categories.Texts![(int)code]).ToArray());
    }

    private static MetadataColumn? Hide(MetadataColumn? column, double[] mask)
    {
        if (column is null || column.Count != mask.Length)
        {
            return null;
        }

        return column.Numbers is { } numbers
            ? new MetadataColumn(column.Name, numbers.Select((value, row) => mask[row] != 0 ? double.NaN : value).ToArray()) { Kind = column.Kind }
            : new MetadataColumn(column.Name, column.Texts!.Select((value, row) => mask[row] != 0 ? null : value).ToArray());
    }
}
