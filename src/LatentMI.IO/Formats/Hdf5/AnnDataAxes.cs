using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Which tables name the rows and the columns of an item of an AnnData or MuData file.</summary>
/// <param name="Rows">The path of the table of the rows; null where there is none.</param>
/// <param name="Columns">The path of the table of the columns; null where there is none.</param>
internal readonly record struct AnnDataAxes(string? Rows, string? Columns)
{
    private const string Observations = "obs";
    private const string Variables = "var";

    /// <summary>Finds the tables of an item.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The item's path, without a slash before it.</param>
    public static AnnDataAxes Of(Hdf5File file, string path)
    {
        // The innermost group above the item that has both tables: one modality of several, or the whole file.
        for (int end = path.LastIndexOf('/'); ; end = end <= 0 ? -1 : path.LastIndexOf('/', end - 1))
        {
            string root = end < 0 ? string.Empty : path[..(end + 1)];
            if (file.Exists(root + Observations) && file.Exists(root + Variables))
            {
                return Of(file, root, path[root.Length..]);
            }

            if (end < 0)
            {
                return default;
            }
        }
    }

    /// <summary>Whether a group holds an annotated matrix.</summary>
    /// <param name="group">The group.</param>
    public static bool IsRoot(IH5Group group) => group.LinkExists(Observations) && group.LinkExists(Variables);

    private static AnnDataAxes Of(Hdf5File file, string root, string item)
    {
        string rows = root + Observations;
        string columns = root + Variables;
        int slash = item.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? item : item[..slash]) switch
        {
            "X" or "layers" => new AnnDataAxes(rows, columns),
            "raw" => new AnnDataAxes(rows, file.Exists($"{root}raw/var") ? $"{root}raw/var" : columns),
            "raw.X" => new AnnDataAxes(rows, file.Exists($"{root}raw.var") ? $"{root}raw.var" : columns),
            Observations or "obsm" => new AnnDataAxes(rows, null),
            "obsp" => new AnnDataAxes(rows, rows),
            Variables or "varm" => new AnnDataAxes(columns, null),
            "varp" => new AnnDataAxes(columns, columns),
            _ => default,
        };
    }
}
