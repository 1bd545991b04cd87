using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>How an estimate was calibrated; bits that are not finite are null.</summary>
/// <param name="Ratio">
/// The density ratio that won on held-out rows: <c>none</c>, <c>gaussian</c>, <c>counts</c>, <c>critic</c>, <c>network</c>, <c>several</c> for independent groups of columns,
/// <c>stacked</c>, or the name of one of the user's.
/// </param>
/// <param name="RatioBits">The held-out mean of its logarithm.</param>
/// <param name="RawBits">KSG on the latents, uncorrected.</param>
/// <param name="CalibratedBits">The information of the latents.</param>
/// <param name="RecoveredBits">What was added for what the maps lost because they were fitted on finitely many rows.</param>
/// <param name="Surrogates">The number of surrogates; 0 where the estimate was not calibrated.</param>
public sealed record CalibrationReport(
    string Ratio, double? RatioBits, double? RawBits, double? CalibratedBits, double? RecoveredBits, int Surrogates)
{
    private const double LeastShown = 0.01;

    /// <summary>What was added for what the maps lost, from how much less they find with fewer rows.</summary>
    public double? MapLossBits { get; init; }

    /// <summary>How much more they may have lost, by which the interval reaches further up than down.</summary>
    public double? FurtherLossBits { get; init; }

    /// <summary>The loss of the maps in a few words; null where nothing was added for it, and the interval reaches up by no more than it would be rounded.</summary>
    internal string? MapLoss
    {
        get
        {
            string? added = MapLossBits > 0 ? FormattableString.Invariant($"{MapLossBits:F4} bits added for what the maps lose with this many rows") : null;
            string? further = added is not null || FurtherLossBits >= LeastShown ? FormattableString.Invariant($"the interval reaches {FurtherLossBits:F4} bits further up") : null;
            return further is null ? null : string.Join("; ", new[] { added, further }.OfType<string>());
        }
    }

    /// <summary>The calibration in a few words.</summary>
    internal string Summary
    {
        get
        {
            string surrogates = (Surrogates, Kind) switch
            {
                (0, _) => "off",
                (_, RatioKind.None) => FormattableString.Invariant($"{Surrogates} surrogates, re-paired at random"),
                (_, RatioKind.Counts) => FormattableString.Invariant($"{Surrogates} surrogates, re-paired by counts of pairs of values"),
                (_, RatioKind.Several) => FormattableString.Invariant($"{Surrogates} surrogates, re-paired by density ratios of several kinds"),
                _ => FormattableString.Invariant($"{Surrogates} surrogates, re-paired by a {Ratio} density ratio"),
            };
            return RecoveredBits is { } recovered and not 0
                ? surrogates + FormattableString.Invariant($"; {recovered:F4} bits added as the finite-sample correction of linear maps")
                : surrogates;
        }
    }

    private RatioKind Kind => Enum.GetValues<RatioKind>().FirstOrDefault(kind => kind.ToString().Equals(Ratio, StringComparison.OrdinalIgnoreCase), RatioKind.Own);

    /// <summary>Describes a calibration.</summary>
    /// <param name="calibration">The calibration.</param>
    public static CalibrationReport Describe(Calibration calibration) => new(
        calibration.RatioName,
        Finite.OrNull(calibration.RatioBits),
        Finite.OrNull(calibration.RawBits),
        Finite.OrNull(calibration.CalibratedBits),
        Finite.OrNull(calibration.RecoveredBits),
        calibration.SurrogateCount)
    {
        MapLossBits = Finite.OrNull(calibration.MapLossBits),
        FurtherLossBits = Finite.OrNull(calibration.FurtherLossBits),
    };
}
