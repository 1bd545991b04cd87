using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>That a column has a value, written as in its file: numbers and text alike.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="Level">The value.</param>
internal sealed record LevelCondition(string Column, string Level) : Condition
{
    /// <inheritdoc/>
    public override IEnumerable<string> Columns => [Column];

    /// <inheritdoc/>
    public override Truth[] Evaluate(MetadataTable table) => table.Find(Column) is { } column
        ? [.. column.ToKeys().Select(key => key is null ? Truth.Unknown : key == Level ? Truth.True : Truth.False)]
        : throw new InputException(table.DescribeMissing(Column));
}
