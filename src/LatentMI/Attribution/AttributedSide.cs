namespace LatentMI.Attribution;

/// <summary>The columns of one side.</summary>
/// <param name="Columns">All columns, in their order.</param>
/// <param name="Threshold">The gain that the largest of the side exceeds by chance with the probability of <see cref="AttributionOptions.Level"/>.</param>
/// <param name="LargestNullGains">The largest gain of every re-pairing, in the order in which they were drawn; the threshold is one of them.</param>
public sealed record AttributedSide(IReadOnlyList<AttributedColumn> Columns, double Threshold, IReadOnlyList<double> LargestNullGains)
{
    /// <summary>All columns, the largest gain first.</summary>
    public IReadOnlyList<AttributedColumn> Ranked => [.. Columns.OrderBy(column => column.Rank)];

    /// <summary>The number of columns above the threshold.</summary>
    public int AboveThreshold => Columns.Count(column => column.IsAboveThreshold);
}
