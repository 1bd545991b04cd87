namespace LatentMI.Studies.Sweeps;

/// <summary>Which rows of a file are used: first those that a condition holds for, then a range of them.</summary>
/// <param name="Where">The condition on their metadata (<see cref="LatentMI.IO.Selecting.RowExpression"/>); null for all.</param>
/// <param name="Metadata">The table that the condition is about, relative to the plan's folder; null for the file itself.</param>
/// <param name="Rows">The range; null for all.</param>
public sealed record RowChoice(string? Where, string? Metadata, RowRange? Rows)
{
    /// <summary>The choice in words, empty for all rows.</summary>
    public override string ToString() => string.Concat(
        Where is null ? string.Empty : $", where {Where}",
        Metadata is null ? string.Empty : $" in {Metadata}",
        Rows is { } rows ? $", rows {rows}" : string.Empty);
}
