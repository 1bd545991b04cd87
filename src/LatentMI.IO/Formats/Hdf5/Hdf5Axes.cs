using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>What names the rows and the columns of an item of an AnnData, MuData, Loom or 10x Genomics file.</summary>
/// <param name="Rows">The path of the table, or of the texts, of the rows; null where there is none.</param>
/// <param name="Columns">The path of the table, or of the texts, of the columns; null where there is none.</param>
internal readonly record struct Hdf5Axes(string? Rows, string? Columns)
{
    /// <summary>The matrix of an AnnData file.</summary>
    public const string MatrixOfAnnData = "X";

    /// <summary>The matrix of a Loom file.</summary>
    public const string MatrixOfLoom = "matrix";

    private const string Observations = "obs";
    private const string Variables = "var";
    private const string LoomRows = "row_attrs";
    private const string LoomColumns = "col_attrs";

    /// <summary>The names after rows and columns changed places.</summary>
    public Hdf5Axes Transposed => new(Columns, Rows);

    /// <summary>Finds the tables of an item.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The item's path, without a slash before it.</param>
    public static Hdf5Axes Of(Hdf5File file, string path)
    {
        if (file.Find(path) is IH5Group matrix && TenXMatrix.IsOne(matrix))
        {
            return TenXMatrix.AxesOf(matrix, path);
        }

        // The innermost group above the item that has both tables: one modality of several, or the whole file.
        for (int end = path.LastIndexOf('/'); ; end = end <= 0 ? -1 : path.LastIndexOf('/', end - 1))
        {
            string root = end < 0 ? string.Empty : path[..(end + 1)];
            if (file.Exists(root + Observations) && file.Exists(root + Variables))
            {
                return OfAnnData(file, root, path[root.Length..]);
            }

            if (file.Find(root) is IH5Group group && IsLoom(group))
            {
                return OfLoom(root, path[root.Length..]);
            }

            if (end < 0)
            {
                return OfTable(file, path);
            }
        }
    }

    /// <summary>Whether a group holds an annotated matrix.</summary>
    /// <param name="group">The group.</param>
    public static bool IsRoot(IH5Group group) => group.LinkExists(Observations) && group.LinkExists(Variables);

    /// <summary>Whether a group is laid out as Loom files are, genes x cells.</summary>
    /// <param name="group">The group.</param>
    public static bool IsLoom(IH5Group group) => group.LinkExists(MatrixOfLoom) && group.LinkExists(LoomRows) && group.LinkExists(LoomColumns);

    /// <summary>Whether an item of a Loom file is genes x cells.</summary>
    /// <param name="path">The item's path within the file.</param>
    public static bool IsMatrixOfLoom(string path) => First(path) is MatrixOfLoom or "layers";

    private static Hdf5Axes OfAnnData(Hdf5File file, string root, string item)
    {
        string rows = root + Observations;
        string columns = root + Variables;
        return First(item) switch
        {
            MatrixOfAnnData or "layers" => new Hdf5Axes(rows, columns),
            "raw" when item == "raw/X" => new Hdf5Axes(rows, file.Exists($"{root}raw/var") ? $"{root}raw/var" : columns),
            "raw" when item.StartsWith("raw/varm/", StringComparison.Ordinal) => new Hdf5Axes(file.Exists($"{root}raw/var") ? $"{root}raw/var" : columns, null),
            "raw.X" => new Hdf5Axes(rows, file.Exists($"{root}raw.var") ? $"{root}raw.var" : columns),
            Observations or "obsm" => new Hdf5Axes(rows, null),
            "obsp" => new Hdf5Axes(rows, rows),
            Variables or "varm" => new Hdf5Axes(columns, null),
            "varp" => new Hdf5Axes(columns, columns),
            _ => OfTable(file, root + item),
        };
    }

    private static Hdf5Axes OfTable(Hdf5File file, string path) => Hdf5Table.IsOne(file.Find(path)) ? new Hdf5Axes(path, null) : default;

    private static Hdf5Axes OfLoom(string root, string item) => First(item) switch
    {
        _ when IsMatrixOfLoom(item) => new Hdf5Axes(root + LoomRows, root + LoomColumns),
        LoomRows => new Hdf5Axes(root + LoomRows, null),
        LoomColumns => new Hdf5Axes(root + LoomColumns, null),
        _ => default,
    };

    private static string First(string path) => path.Split('/')[0];
}
