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

    /// <summary>What stands in the place of columns, or before them, where rows and columns change places.</summary>
    internal const string Transposed = "T";

    private const char Separator = ':';
    private const string Suffix = ":T";

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

    /// <summary>Splits the selection within a file of several matrices, each of which may be transposed: <c>[ITEM][:T][:COLUMNS]</c>; a column named T is <c>ITEM::T</c>.</summary>
    /// <param name="isItem">Whether the file has an item of a name, which may hold colons.</param>
    /// <returns>The item, or null for the one that needs no name; whether it is transposed; the columns of the result, or null for all.</returns>
    internal (string? Item, bool IsTransposed, string? Columns) SplitMatrix(Predicate<string> isItem)
    {
        (string? item, string? columns) = SplitItem(name => isItem(name) || name == Transposed || (name.EndsWith(Suffix, StringComparison.Ordinal) && isItem(name[..^Suffix.Length])));
        columns = columns is [Separator, _, ..] ? columns[1..] : columns;
        if (item is null || isItem(item))
        {
            return (item, false, columns);
        }

        return item == Transposed ? (null, true, columns)
            : item.EndsWith(Suffix, StringComparison.Ordinal) && isItem(item[..^Suffix.Length]) ? (item[..^Suffix.Length], true, columns)
            : (item, false, columns);
    }

    /// <summary>Makes sure that <c>T</c> at the end of an address can only mean one thing.</summary>
    /// <param name="columnNames">The names of the columns of what is transposed; null where they have none.</param>
    /// <exception cref="InputException">There is a column of that name.</exception>
    internal void RequireNoColumnNamedTransposed(IEnumerable<string>? columnNames)
    {
        if (Text.EndsWith(Suffix, StringComparison.Ordinal) && columnNames?.Contains(Transposed) == true)
        {
            string start = Text[..^Suffix.Length];
            throw new InputException($"{Text}: '{Transposed}' transposes, and there is a column of this name, too; write {Text}:* to transpose, and {start}::{Transposed} for the column.");
        }
    }

    /// <summary>Splits the selection within a table that may be transposed: <c>T</c>, <c>T:COLUMNS</c>, <c>:COLUMNS</c> or <c>COLUMNS</c>.</summary>
    /// <returns>Whether the table is transposed, and the columns of the result; null for all.</returns>
    public (bool IsTransposed, string? Columns) SplitTransposed()
    {
        (string? item, string? columns) = SplitItem(name => name == Transposed);
        return item is null or Transposed ? (item == Transposed, columns) : (false, Selection);
    }
}
