using System.Globalization;
using LatentMI.IO.Arrays;
using LatentMI.IO.Tables;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// Data frames and series as pandas writes them with <c>to_hdf(format='fixed')</c>: columns of the same type together in blocks, with lists of the names
/// of the columns of each, and of all columns in their order.
/// </summary>
internal static class PandasFrame
{
    private const string TypeAttribute = "pandas_type";
    private const string Frame = "frame";
    private const string Series = "series";
    private const string ColumnAxis = "axis0";
    private const string RowAxis = "axis1";
    private const string SeriesIndex = "index";
    private const string SeriesValues = "values";
    private const string SeriesName = "name";
    private const string ValueTypeAttribute = "value_type";
    private const int MostBlocks = 64;

    /// <summary>Whether a group is one of these.</summary>
    /// <param name="group">The group.</param>
    public static bool IsOne(IH5Group group) => TypeOf(group) is not null && FindProblem(group) is null;

    /// <summary>Why what pandas wrote cannot be read; null where it can, or pandas did not write it.</summary>
    /// <param name="item">The group or data set.</param>
    public static string? FindProblem(IH5Object item) => item is not IH5Group group ? null : TypeOf(group) switch
    {
        null => null,
        Series when group.LinkExists(SeriesValues) => null,
        Frame when group.LinkExists(ColumnAxis) => null,
        Frame => "is a data frame of pandas whose columns have names of several levels; join these to one, or write it with to_parquet",
        { } type => $"is what pandas writes as {OneLine.Quote(type)}; write it with to_hdf(format='fixed') or to_parquet",
    };

    /// <summary>The names of the rows; null where they are numbered, or have names of several levels.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The frame or series.</param>
    /// <param name="path">Its path.</param>
    public static IReadOnlyList<string>? ReadIndex(Hdf5File file, IH5Group group, string path)
    {
        string name = TypeOf(group) == Series ? SeriesIndex : RowAxis;
        return group.LinkExists(name) && group.Get(name) is IH5Dataset { Space.Dimensions.Length: 1 } names && Hdf5Names.IsText(names.Type)
            ? Hdf5Names.ReadAll(file, names, $"{path}/{name}")
            : null;
    }

    /// <summary>The names of the columns, in their order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The frame or series.</param>
    /// <param name="path">Its path.</param>
    public static IReadOnlyList<string> ReadColumnNames(Hdf5File file, IH5Group group, string path) => TypeOf(group) == Series
        ? [Hdf5Names.ReadAttribute(group, SeriesName) is { Length: > 0 } name ? name : SeriesValues]
        : ReadNames(file, group, path, ColumnAxis);

    /// <summary>Reads the columns. Those of other types than numbers are left out; texts are pickled objects of Python.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The frame or series.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputException">It is damaged, or two columns have the same name.</exception>
    public static MetadataTable Read(Hdf5File file, IH5Group group, string path)
    {
        IReadOnlyList<string> order = ReadColumnNames(file, group, path);
        var columns = new Dictionary<string, MetadataColumn>();
        var problems = new Dictionary<string, string>();
        if (TypeOf(group) == Series)
        {
            ReadBlock(order, SeriesValues);
        }
        else
        {
            for (int i = 0; i < MostBlocks && Block(i, "items") is { } items && group.LinkExists(items); i++)
            {
                ReadBlock(ReadNames(file, group, path, items), Block(i, "values"));
            }
        }

        IReadOnlyList<string>? names = ReadIndex(file, group, path);
        int count = names?.Count ?? columns.Values.FirstOrDefault()?.Count ?? 0;
        if (order.FirstOrDefault(name => !columns.ContainsKey(name) && !problems.ContainsKey(name)) is { } missing)
        {
            throw new InputException($"{file.Address.Text}: '{path}' is damaged: it has no values of the column {OneLine.Quote(missing)}.");
        }

        return columns.Values.All(column => column.Count == count)
            ? new MetadataTable(count, [.. order.Where(columns.ContainsKey).Select(name => columns[name])], names) { Problems = problems }
            : throw new InputException($"{file.Address.Text}: the columns of '{path}' have different lengths; the file is damaged.");

        static string Block(int number, string part) => string.Create(CultureInfo.InvariantCulture, $"block{number}_{part}");

        void Leave(IReadOnlyList<string> names, string content)
        {
            foreach (string name in names)
            {
                problems[name] = $"holds {content}; write the data frame with to_parquet, or the column as numbers";
            }
        }

        void ReadBlock(IReadOnlyList<string> names, string part)
        {
            if (!group.LinkExists(part) || group.Get(part) is not IH5Dataset { Space.Dimensions.Length: 1 or 2 } values || Hdf5Numbers.FindType(values.Type) is not { } type)
            {
                Leave(names, "objects of Python");
                return;
            }

            if (values.AttributeExists(ValueTypeAttribute))
            {
                Leave(names, "dates or durations");
                return;
            }

            double[] numbers = Hdf5Numbers.ReadAll(file, values, $"{path}/{part}");
            if (names.Count == 0 || numbers.Length % names.Count != 0 || (values.Space.Dimensions is [_, var width] && width != (ulong)names.Count))
            {
                throw new InputException($"{file.Address.Text}: '{path}/{part}' is damaged: it does not fit the names of its columns.");
            }

            for (int j = 0; j < names.Count; j++)
            {
                int column = j;
                double[] ofColumn = [.. Enumerable.Range(0, numbers.Length / names.Count).Select(row => numbers[(row * names.Count) + column])];
                if (!columns.TryAdd(names[j], new MetadataColumn(names[j], ofColumn) { Kind = type.ToColumnKind() }))
                {
                    throw new InputException($"{file.Address.Text}: two columns of '{path}' are called {OneLine.Quote(names[j])}; give them different names.");
                }
            }
        }
    }

    private static string? TypeOf(IH5Group group) => Hdf5Names.ReadAttribute(group, TypeAttribute);

    private static string[] ReadNames(Hdf5File file, IH5Group group, string path, string name)
    {
        string namesPath = $"{path}/{name}";
        return Hdf5Column.ToNames(Hdf5Column.Read(file, group.Get(name), namesPath, name));
    }
}
