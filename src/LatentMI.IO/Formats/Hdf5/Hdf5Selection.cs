using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>What an address selects in an HDF5 file.</summary>
/// <param name="Path">The path of the item.</param>
/// <param name="IsTransposed">Whether its rows and columns change places.</param>
/// <param name="Columns">What the user wrote for the columns; null for all.</param>
internal sealed record Hdf5Selection(string Path, bool IsTransposed, string? Columns)
{
    private const string AllKeys = "*";
    private const int MostItemsShown = 12;

    /// <summary>What the address of a file selects.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">It names no item where the file has several, or a part of one that means nothing by itself.</exception>
    public static Hdf5Selection Of(Hdf5File file)
    {
        Hdf5Selection selection = Find(file) ?? throw new InputException($"{file.Address.Text}: {Offer(file)}");
        RequireWhole(file, selection.Path);
        return selection;
    }

    /// <summary>What the address of a file selects; null where it names no item and the file has several.</summary>
    /// <param name="file">The file.</param>
    public static Hdf5Selection? Find(Hdf5File file)
    {
        (string? item, bool isTransposed, string? columns) = file.Address.SplitMatrix(name => IsItem(file, name));
        if ((item ?? FindDefaultItem(file))?.Trim('/') is not { } path)
        {
            return null;
        }

        // A column of a table may also be named as what it is in the file: a group or data set in that of the table.
        int slash = path.LastIndexOf('/');
        return columns is null && slash > 0 && Hdf5Column.FindProblem(file.Find(path)) is null && Hdf5Table.IsOne(file.Find(path[..slash]))
            ? new Hdf5Selection(path[..slash], isTransposed, $"\"{path[(slash + 1)..]}\"")
            : new Hdf5Selection(path, isTransposed, columns);
    }

    /// <summary>Whether a path stands for all data sets of a group.</summary>
    /// <param name="path">The path.</param>
    public static bool IsKeys(string path) => path == AllKeys || path.EndsWith("/" + AllKeys, StringComparison.Ordinal);

    /// <summary>The path of the group whose data sets a path stands for.</summary>
    /// <param name="path">The path.</param>
    public static string GroupOfKeys(string path) => path[..^AllKeys.Length].TrimEnd('/');

    /// <summary>The data set of records of which a path names a field that holds a row of numbers each; null where it names something else.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path.</param>
    public static (IH5Dataset Records, string Name)? FindRecords(Hdf5File file, string path)
    {
        int slash = path.LastIndexOf('/');
        return slash > 0 && file.Find(path[..slash]) is IH5Dataset records && Hdf5Records.HasMatrix(records, path[(slash + 1)..])
            ? (records, path[(slash + 1)..])
            : null;
    }

    /// <summary>Says which items there are.</summary>
    /// <param name="file">The file.</param>
    public static string Offer(Hdf5File file)
    {
        string[] items = [.. Hdf5Items.FindReadable(file).Take(MostItemsShown + 1).Select(item => item.Path)];
        string shown = string.Join(", ", items.Take(MostItemsShown).Select(item => OneLine.Of(item)));
        return items.Length == 0
            ? Hdf5Items.Find(file).FirstOrDefault() is { } unreadable ? $"nothing in it can be read: '{OneLine.Of(unreadable.Path)}' {unreadable.Problem}." : "the file holds no arrays of numbers."
            : $"name an item as {file.Address.Path}:ITEM. There are {shown}{(items.Length > MostItemsShown ? ", ...; and '*' for a row of each" : "")}.";
    }

    /// <summary>Whether the columns that the user wrote name a column.</summary>
    /// <param name="name">The column's name.</param>
    public bool Names(string name) => Columns is not null && Columns.Split(',').Append(Columns).Any(term => term.Trim().Trim('"') == name);

    private static bool IsItem(Hdf5File file, string name)
    {
        string path = name.Trim('/');
        return path.Length > 0 && (file.Exists(path) || (IsKeys(path) && file.Find(GroupOfKeys(path)) is IH5Group) || FindRecords(file, path) is not null);
    }

    /// <summary>Refuses the parts of what is stored as a group: codes without categories, values without their mask or their places.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="InputException">The path is that of a part.</exception>
    public static void RequireWhole(Hdf5File file, string path)
    {
        for (int slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            string whole = path[..slash];
            if (file.Find(whole) is IH5Group group && !IsGroupOfItems(group, path[(slash + 1)..]))
            {
                throw new InputException($"{file.Address.Text}: '{OneLine.Of(path)}' is a part of '{OneLine.Of(whole)}', and means nothing by itself; name {file.Address.Path}:{OneLine.Of(whole)}.");
            }
        }
    }

    private static bool IsGroupOfItems(IH5Group group, string item) =>
        Hdf5Table.IsOne(group) || TenXMatrix.FeaturesOf(group)?.Name == item.Split('/')[0]
        || (Hdf5Encoding.IsContainer(group) && !Hdf5Column.IsGroup(group) && !SparseMatrix.IsOne(group));

    /// <summary>The item that needs no name; null where there is more than one, or none.</summary>
    private static string? FindDefaultItem(Hdf5File file)
    {
        if (Hdf5Axes.IsRoot(file.Root) && file.Exists(Hdf5Axes.MatrixOfAnnData))
        {
            return Hdf5Axes.MatrixOfAnnData;
        }

        if (Hdf5Axes.IsLoom(file.Root))
        {
            return Hdf5Axes.MatrixOfLoom;
        }

        // The table that describes a matrix is no other item, nor are labels, unless there is nothing else.
        IEnumerable<Hdf5Item> readable = Hdf5Items.FindReadable(file);
        string[] items = [.. readable.Where(item => !item.IsText).Take(3).Select(item => item.Path)];
        items = items is [] ? [.. readable.Take(2).Select(item => item.Path)] : items;
        return items is [_] || (items is [_, string table] && table.StartsWith($"{items[0]}/", StringComparison.Ordinal)) ? items[0] : null;
    }
}
