namespace LatentMI.IO.Formats;

/// <summary>Where samples are: a file, and what of it, <c>FILE[:ITEM][:COLUMNS]</c>.</summary>
public readonly struct SampleAddress(string text, string path, string? selection)
{
    /// <summary>What the user wrote.</summary>
    public string Text { get; } = text;

    /// <summary>The file's path.</summary>
    public string Path { get; } = path;

    /// <summary>What follows the file's colon, or null: only the file's format tells an item from columns.</summary>
    public string? Selection { get; init; } = selection;

    private const char Separator = ':';
    private const string Transposed = "T";

    /// <summary>The address of something else in the same file.</summary>
    /// <param name="selection">What follows the file's colon; null for the file alone.</param>
    public SampleAddress At(string? selection) => new(selection is null ? Path : $"{Path}{Separator}{selection}", Path, selection);

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

        // No such item: the caller reports it.
        return (Selection, null);
    }

    /// <summary>Splits the selection within a table that may be transposed: <c>T</c>, <c>T:COLUMNS</c>, <c>:COLUMNS</c> or <c>COLUMNS</c>.</summary>
    /// <returns>Whether the table is transposed, and the columns of the result; null for all.</returns>
    public (bool IsTransposed, string? Columns) SplitTransposed()
    {
        (string? item, string? columns) = SplitItem(name => name == Transposed);
        return item is null or Transposed ? (item == Transposed, columns) : (false, Selection);
    }
}
