using LatentMI.Inference;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What a number of rows gives; bits that are not finite are null.</summary>
/// <param name="Rows">The number of rows of a part.</param>
/// <param name="MeanBits">The mean of the parts' estimates.</param>
/// <param name="StandardDeviationBits">Their standard deviation; null where there is one part.</param>
/// <param name="Parts">The number of parts.</param>
public sealed record SampleSizeReport(int Rows, double? MeanBits, double? StandardDeviationBits, int Parts)
{
    /// <summary>Describes a point of the curve.</summary>
    /// <param name="point">The point.</param>
    public static SampleSizeReport Describe(SampleSizePoint point) => new(
        point.Rows,
        Finite.OrNull(point.MeanBits),
        point.StandardDeviationBits is { } deviation ? Finite.OrNull(deviation) : null,
        point.Parts);
}
