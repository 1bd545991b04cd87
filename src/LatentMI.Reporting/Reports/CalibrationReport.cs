using LatentMI.Estimators.Latent;

namespace LatentMI.Reporting.Reports;

/// <summary>How an estimate was calibrated; bits that are not finite are null.</summary>
/// <param name="Ratio">The density ratio that won on held-out rows: <c>none</c>, <c>gaussian</c> or <c>critic</c>.</param>
/// <param name="RatioBits">The held-out mean of its logarithm.</param>
/// <param name="RawBits">KSG on the latents, uncorrected.</param>
/// <param name="CalibratedBits">The information of the latents.</param>
/// <param name="RecoveredBits">What was added for what the maps lost because they were fitted on finitely many rows.</param>
/// <param name="Surrogates">The number of surrogates; 0 where the estimate was not calibrated.</param>
public sealed record CalibrationReport(
    string Ratio, double? RatioBits, double? RawBits, double? CalibratedBits, double? RecoveredBits, int Surrogates)
{
    /// <summary>Describes a calibration.</summary>
    /// <param name="calibration">The calibration.</param>
    public static CalibrationReport Describe(Calibration calibration) => new(
        calibration.RatioName,
        Finite.OrNull(calibration.RatioBits),
        Finite.OrNull(calibration.RawBits),
        Finite.OrNull(calibration.CalibratedBits),
        Finite.OrNull(calibration.RecoveredBits),
        calibration.SurrogateCount);
}
