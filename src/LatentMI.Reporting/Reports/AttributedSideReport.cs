using LatentMI.Attribution;

namespace LatentMI.Reporting.Reports;

/// <summary>The columns of one side; numbers that are not finite are null.</summary>
/// <param name="Threshold">The gain that the largest of the side exceeds by chance with the probability of the level.</param>
/// <param name="AboveThreshold">The number of columns above it.</param>
/// <param name="Image">
/// Height and width where the columns are pixels, row by row: those that were used, or, where these are fewer, those of the file; null elsewhere.
/// </param>
/// <param name="LargestNullGains">The largest gain of every re-pairing.</param>
/// <param name="Columns">All columns, the largest gain first.</param>
public sealed record AttributedSideReport(
    double? Threshold,
    int AboveThreshold,
    IReadOnlyList<int>? Image,
    IReadOnlyList<double?> LargestNullGains,
    IReadOnlyList<AttributedColumnReport> Columns)
{
    /// <summary>Describes a side.</summary>
    /// <param name="side">The side.</param>
    /// <param name="image">Height and width where the columns are pixels.</param>
    /// <param name="origins">Where the columns stood in their file.</param>
    public static AttributedSideReport Describe(AttributedSide side, ImageSize? image, SampleOrigins origins) => new(
        Finite.OrNull(side.Threshold),
        side.AboveThreshold,
        image is (int height, int width) ? [height, width] : null,
        [.. side.LargestNullGains.Select(Finite.OrNull)],
        [.. side.Ranked.Select(column => AttributedColumnReport.Describe(column, origins))]);
}
