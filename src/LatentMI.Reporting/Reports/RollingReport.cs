using LatentMI.Studies.Lineages;

namespace LatentMI.Reporting.Reports;

/// <summary>A window of a rolling mean.</summary>
/// <param name="Which">Which: <c>first</c>, <c>lowest</c>, <c>highest</c> or <c>last</c>.</param>
/// <param name="Pseudotime">The mean pseudotime of its cells.</param>
/// <param name="MeanBits">The mean of their values in bits.</param>
/// <param name="Lower">The lower end of its 95 % interval; null where there is none.</param>
/// <param name="Upper">The upper end.</param>
public sealed record RollingReport(string Which, double Pseudotime, double MeanBits, double? Lower, double? Upper)
{
    /// <summary>Describes a window.</summary>
    /// <param name="which">Which it is.</param>
    /// <param name="point">The window.</param>
    public static RollingReport Describe(string which, RollingPoint point) =>
        new(which, point.Position, point.MeanBits, Finite.OrNull(point.Lower), Finite.OrNull(point.Upper));
}
