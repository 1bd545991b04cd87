using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>A condition on the values of one column.</summary>
/// <param name="Column">Where the expression names the column.</param>
/// <param name="Source">The whole expression, for messages.</param>
internal abstract record ColumnCondition(Token Column, string Source) : Condition
{
    /// <inheritdoc/>
    public sealed override IEnumerable<string> Columns => [Column.Value];

    /// <inheritdoc/>
    public sealed override Truth[] Evaluate(MetadataTable table) =>
        table.Find(Column.Value) is { } column ? Evaluate(column) : throw Column.Fail(Source, table.DescribeMissing(Column.Value));

    /// <summary>Decides about each row.</summary>
    /// <param name="column">The column.</param>
    protected abstract Truth[] Evaluate(MetadataColumn column);
}
