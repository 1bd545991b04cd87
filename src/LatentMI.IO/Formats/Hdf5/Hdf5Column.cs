using LatentMI.IO.Arrays;
using LatentMI.IO.Tables;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// Reads a column of a table: a data set of numbers or text; values with a mask of those that are missing; or codes of categories, which are a column
/// themselves. A masked value and the code -1 are missing.
/// </summary>
internal static class Hdf5Column
{
    private const string Codes = "codes";
    private const string Categories = "categories";
    private const string Values = "values";
    private const string Mask = "mask";

    /// <summary>Why an item cannot be read as a column; null where it can, unless its values are damaged.</summary>
    /// <param name="item">The group or data set; null where there is none.</param>
    public static string? FindProblem(IH5Object? item) => item switch
    {
        null => "is missing",
        _ when Hdf5Encoding.FindProblem(item) is { } problem => problem,
        IH5Dataset { Space.Dimensions.Length: 1 } dataset when Hdf5Numbers.FindType(dataset.Type) is not null || Hdf5Names.IsText(dataset.Type) => null,
        IH5Dataset { Space.Dimensions.Length: 1 } dataset => $"holds {Hdf5Names.Describe(dataset.Type)}, neither numbers nor text",
        IH5Dataset dataset => FormattableString.Invariant($"has the number of axes {dataset.Space.Dimensions.Length}, and a column has one"),
        IH5Group group when IsCategorical(group) || IsMasked(group) => null,
        _ => "is a group, and no column",
    };

    /// <summary>Whether an item is a column that is a group of its parts.</summary>
    /// <param name="item">The item.</param>
    public static bool IsGroup(IH5Object? item) => item is IH5Group group && (IsCategorical(group) || IsMasked(group));

    /// <summary>Reads a column.</summary>
    /// <param name="file">The file.</param>
    /// <param name="item">The group or data set.</param>
    /// <param name="path">Its path.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="oldCategories">The path of the categories where they are kept beside the table, as AnnData 0.7 did.</param>
    /// <exception cref="InputException">It is no column, or it is damaged.</exception>
    public static MetadataColumn Read(Hdf5File file, IH5Object? item, string path, string name, string? oldCategories = null)
    {
        if (FindProblem(item) is { } problem)
        {
            throw new InputException($"{file.Address.Text}: '{OneLine.Of(path)}' {problem}.");
        }

        switch (item)
        {
            case IH5Dataset dataset:
                MetadataColumn column = ReadPlain(file, dataset, name, path);
                return oldCategories is not null && dataset.AttributeExists(Categories) ? Recode(file, column, oldCategories) : column;
            case IH5Group group when IsCategorical(group):
                return Recode(file, Read(file, Part(file, group, path, Codes), $"{path}/{Codes}", name), $"{path}/{Categories}");
            default:
                var parts = (IH5Group)item!;
                return Hide(
                    file,
                    Read(file, Part(file, parts, path, Values), $"{path}/{Values}", name),
                    Hdf5Numbers.ReadAll(file, Part(file, parts, path, Mask), $"{path}/{Mask}"),
                    path);
        }
    }

    /// <summary>The values of a column as names; empty where they are missing.</summary>
    /// <param name="column">The column.</param>
    public static string[] ToNames(MetadataColumn column) => [.. column.ToKeys().Select(key => key ?? string.Empty)];

    /// <summary>Puts categories in the place of their codes; -1 stands for a missing value.</summary>
    /// <param name="file">The file.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="path">The path of the categories.</param>
    /// <exception cref="InputException">There are no categories, or a code has none.</exception>
    public static MetadataColumn Recode(Hdf5File file, MetadataColumn codes, string path)
    {
        MetadataColumn categories = Read(file, file.Find(path), path, codes.Name);
        if (codes.Numbers is not { } numbers || numbers.Any(code => !(code >= -1 && code < categories.Count && code == Math.Floor(code))))
        {
            throw new InputException($"{file.Address.Text}: '{OneLine.Of(path)}' lacks categories of the column {OneLine.Quote(codes.Name)}; the file is damaged.");
        }

        return categories.Numbers is { } values
            ? new MetadataColumn(codes.Name, numbers.Select(code => code < 0 ? double.NaN : values[(int)code]).ToArray()) { Kind = ColumnKind.Label }
            : new MetadataColumn(codes.Name, numbers.Select(code => code < 0 ? null : categories.Texts![(int)code]).ToArray());
    }

    private static bool IsCategorical(IH5Group group) => Hdf5Encoding.Of(group) is { } encoding
        ? encoding == Hdf5Encoding.Categorical
        : group.LinkExists(Codes) && group.LinkExists(Categories);

    private static bool IsMasked(IH5Group group) => Hdf5Encoding.Of(group) is { } encoding
        ? Hdf5Encoding.IsNullable(encoding)
        : group.LinkExists(Values) && group.LinkExists(Mask);

    private static IH5Dataset Part(Hdf5File file, IH5Group group, string path, string name) =>
        group.LinkExists(name) && group.Get(name) is IH5Dataset { Space.Dimensions.Length: 1 } part
            ? part
            : throw new InputException($"{file.Address.Text}: the column '{OneLine.Of(path)}' is damaged: it has no '{name}'.");

    private static MetadataColumn ReadPlain(Hdf5File file, IH5Dataset dataset, string name, string path) => Hdf5Numbers.FindType(dataset.Type) is { } type
        ? new MetadataColumn(name, Hdf5Numbers.ReadAll(file, dataset, path)) { Kind = type.ToColumnKind() }
        : new MetadataColumn(name, Hdf5Names.ReadAll(file, dataset, path));

    private static MetadataColumn Hide(Hdf5File file, MetadataColumn column, double[] mask, string path)
    {
        if (column.Count != mask.Length)
        {
            throw new InputException($"{file.Address.Text}: the column '{OneLine.Of(path)}' is damaged: its values and their mask have different lengths.");
        }

        return column.Numbers is { } numbers
            ? new MetadataColumn(column.Name, numbers.Select((value, row) => mask[row] != 0 ? double.NaN : value).ToArray()) { Kind = column.Kind }
            : new MetadataColumn(column.Name, column.Texts!.Select((value, row) => mask[row] != 0 ? null : value).ToArray());
    }
}
