using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats;

/// <summary>A column of text that an address names.</summary>
/// <param name="Column">The column.</param>
/// <param name="RowNames">The rows' names; null where they have none.</param>
internal sealed record TextColumn(MetadataColumn Column, IReadOnlyList<string>? RowNames)
{
    /// <summary>What a column without a name is called.</summary>
    public const string Unnamed = "label";

    /// <summary>The column as a table of its own.</summary>
    public MetadataTable ToTable() => new(Column.Count, [Column], RowNames);

    /// <summary>The column that a selection names: itself, or at the end after an item; where nothing is selected, the only one.</summary>
    /// <param name="selection">What follows the file's colon; null for nothing.</param>
    /// <param name="names">The names of the columns.</param>
    /// <returns>The column's number; -1 where it names none.</returns>
    public static int Find(string? selection, IReadOnlyList<string> names)
    {
        if (selection is null)
        {
            return names.Count == 1 ? 0 : -1;
        }

        int found = -1;
        for (int i = 0; i < names.Count; i++)
        {
            bool isNamed = selection == names[i] || selection.EndsWith($":{names[i]}", StringComparison.Ordinal);
            if (isNamed && (found < 0 || names[i].Length > names[found].Length))
            {
                found = i;
            }
        }

        return found;
    }
}
