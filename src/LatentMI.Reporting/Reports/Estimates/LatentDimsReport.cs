using LatentMI.Estimators.Latent;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What a number of latent dimensions is worth; bits that are not finite are null.</summary>
/// <param name="LatentDims">L.</param>
/// <param name="HeldOutBits">The held-out mean log2 density ratio, by which L is chosen.</param>
/// <param name="RawBits">KSG on the latents, uncorrected.</param>
/// <param name="Chosen">Whether the estimate uses this L.</param>
public sealed record LatentDimsReport(int LatentDims, double? HeldOutBits, double? RawBits, bool Chosen)
{
    /// <summary>Describes a point of the curve.</summary>
    /// <param name="point">The point.</param>
    public static LatentDimsReport Describe(LatentDimensionsPoint point) =>
        new(point.LatentDimensions, Finite.OrNull(point.HeldOutBits), Finite.OrNull(point.RawBits), point.Chosen);
}
