using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary><c>column is missing</c>.</summary>
/// <param name="Column">Where the expression names the column.</param>
/// <param name="Source">The whole expression.</param>
internal sealed record MissingCondition(Token Column, string Source) : ColumnCondition(Column, Source)
{
    /// <inheritdoc/>
    protected override Truth[] Evaluate(MetadataColumn column)
    {
        var truth = new Truth[column.Count];
        for (int row = 0; row < truth.Length; row++)
        {
            truth[row] = column.IsMissing(row) ? Truth.True : Truth.False;
        }

        return truth;
    }
}
