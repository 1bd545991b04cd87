using LatentMI.Studies.Scaling;

namespace LatentMI.Reporting.Reports;

/// <summary>A fitted law at one quality.</summary>
/// <param name="Quality">The quality.</param>
/// <param name="MiBits">The bits that it predicts.</param>
/// <param name="Ci95Bits">Their 95 % interval.</param>
public sealed record ScalingCurveReport(double Quality, double MiBits, IReadOnlyList<double>? Ci95Bits)
{
    /// <summary>Describes a point.</summary>
    /// <param name="point">The point.</param>
    public static ScalingCurveReport Describe(FittedPoint point) => new(point.Quality, point.Bits.Value, Finite.Ends(point.Bits.Lower, point.Bits.Upper));
}
