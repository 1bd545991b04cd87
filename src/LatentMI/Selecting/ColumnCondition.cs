using LatentMI.Reading;

namespace LatentMI.Selecting;

/// <summary>A condition on the values of one column.</summary>
/// <param name="Column">Where the expression names the column.</param>
/// <param name="Source">The whole expression, for messages.</param>
internal abstract record ColumnCondition(Token Column, string Source) : Condition
{
    private const int MostNamesShown = 12;

    /// <inheritdoc/>
    public sealed override Truth[] Evaluate(MetadataTable table)
    {
        if (table.Find(Column.Value) is { } column)
        {
            return Evaluate(column);
        }

        string names = string.Join(", ", table.Columns.Take(MostNamesShown).Select(other => OneLine.Quote(other.Name)));
        throw Column.Fail(
            Source,
            table.Columns.Count == 0
                ? "the metadata have no columns."
                : $"the metadata have no column {OneLine.Quote(Column.Value)}; they have {names}{(table.Columns.Count > MostNamesShown ? ", ..." : "")}.");
    }

    /// <summary>Decides about each row.</summary>
    /// <param name="column">The column.</param>
    protected abstract Truth[] Evaluate(MetadataColumn column);
}
