namespace LatentMI.IO.Formats;

/// <summary>Where samples are: a file, and what of it, <c>FILE[:ITEM][:COLUMNS]</c>.</summary>
/// <param name="Text">What the user wrote.</param>
/// <param name="Path">The file's path.</param>
/// <param name="Selection">What follows the file's colon, or null: only the file's format tells an item from columns.</param>
public readonly record struct SampleAddress(string Text, string Path, string? Selection)
{
    private const char Separator = ':';
    private const string Gzip = ".gz";
    private const string Transposed = "T";

    /// <summary>Whether the file's name says that it holds several arrays, by names.</summary>
    public bool HasItems => FileNames.HasItems(Path);

    /// <summary>
    /// Splits an address where its file ends: the longest part before a colon that is an existing file, else the first that ends as files of
    /// samples do. Any other colon (a Windows drive, a file's name) belongs to the path.
    /// </summary>
    /// <param name="address">What the user wrote.</param>
    /// <exception cref="InputException">Nothing follows the colon.</exception>
    public static SampleAddress Parse(string address)
    {
        int at = File.Exists(address) ? -1 : FindEndOfPath(address);
        if (at < 0)
        {
            return new SampleAddress(address, address, null);
        }

        return at < address.Length - 1
            ? new SampleAddress(address, address[..at], address[(at + 1)..])
            : throw new InputException($"{address}: nothing follows the colon; name an item or columns of the file, or leave the colon out.");
    }

    /// <summary>Splits the selection within a file of several items: <c>ITEM</c>, <c>ITEM:COLUMNS</c>, or <c>:COLUMNS</c> of the item that needs no name.</summary>
    /// <param name="isItem">Whether the file has an item of a name, which may hold colons.</param>
    public (string? Item, string? Columns) SplitItem(Predicate<string> isItem)
    {
        if (Selection is null || isItem(Selection))
        {
            return (Selection, null);
        }

        for (int at = Selection.LastIndexOf(Separator); at >= 0; at = at == 0 ? -1 : Selection.LastIndexOf(Separator, at - 1))
        {
            if (at == 0 || isItem(Selection[..at]))
            {
                string columns = Selection[(at + 1)..];
                return columns.Length > 0
                    ? (at == 0 ? null : Selection[..at], columns)
                    : throw new InputException($"{Text}: no columns follow the last colon; name some, or leave the colon out.");
            }
        }

        // No such item: who looks for it says so.
        return (Selection, null);
    }

    /// <summary>Splits the selection within a table that may be turned over: <c>T</c>, <c>T:COLUMNS</c>, <c>:COLUMNS</c> or <c>COLUMNS</c>.</summary>
    /// <returns>Whether rows and columns change places, and the columns of what that gives; null for all.</returns>
    public (bool IsTransposed, string? Columns) SplitTransposed()
    {
        (string? item, string? columns) = SplitItem(name => name == Transposed);
        return item is null or Transposed ? (item == Transposed, columns) : (false, Selection);
    }

    private static int FindEndOfPath(string address)
    {
        for (int at = address.LastIndexOf(Separator); at > 0; at = address.LastIndexOf(Separator, at - 1))
        {
            if (File.Exists(address[..at]))
            {
                return at;
            }
        }

        for (int at = address.IndexOf(Separator); at >= 0; at = address.IndexOf(Separator, at + 1))
        {
            if (IsFileName(address[..at]))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsFileName(string path)
    {
        string name = path.EndsWith(Gzip, StringComparison.OrdinalIgnoreCase) ? path[..^Gzip.Length] : path;
        return FileNames.IsKnown(name);
    }
}
