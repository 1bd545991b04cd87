using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary><c>a &amp; b &amp; ...</c>, or <c>a | b | ...</c>.</summary>
/// <param name="Parts">The parts, one or more; a list and not a pair, so that a long chain is not a deep one.</param>
/// <param name="IsAnd">Whether all must be true, and not just one.</param>
internal sealed record Junction(IReadOnlyList<Condition> Parts, bool IsAnd) : Condition
{
    /// <inheritdoc/>
    public override IEnumerable<string> Columns => Parts.SelectMany(part => part.Columns);

    /// <inheritdoc/>
    public override Truth[] Evaluate(MetadataTable table)
    {
        Truth[] whole = Parts[0].Evaluate(table);
        foreach (Condition part in Parts.Skip(1))
        {
            Truth[] truth = part.Evaluate(table);
            for (int row = 0; row < whole.Length; row++)
            {
                whole[row] = (whole[row] < truth[row]) == IsAnd ? whole[row] : truth[row];
            }
        }

        return whole;
    }
}
