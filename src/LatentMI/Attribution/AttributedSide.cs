namespace LatentMI.Attribution;

/// <summary>The columns of one side.</summary>
public sealed class AttributedSide
{
    /// <summary>All columns, in their order.</summary>
    public required IReadOnlyList<AttributedColumn> Columns { get; init; }

    /// <summary>The gain that the largest of the side exceeds by chance with the probability of <see cref="AttributionOptions.Level"/>.</summary>
    public required double Threshold { get; init; }

    /// <summary>The largest gain of every re-pairing, in the order in which they were drawn; the threshold is one of them.</summary>
    public required IReadOnlyList<double> LargestNullGains { get; init; }

    /// <summary>All columns, the largest gain first.</summary>
    public IReadOnlyList<AttributedColumn> Ranked => [.. Columns.OrderBy(column => column.Rank)];

    /// <summary>The number of columns above the threshold.</summary>
    public int AboveThreshold => Columns.Count(column => column.IsAboveThreshold);
}
