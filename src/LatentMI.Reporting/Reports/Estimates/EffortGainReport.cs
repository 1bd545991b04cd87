using LatentMI.Estimators.Latent;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What the thorough effort finds beyond the default one; numbers that are not finite are null.</summary>
/// <param name="Bits">The difference of the held-out mean log2 density ratios.</param>
/// <param name="StandardError">The standard error of the paired difference, in bits.</param>
public sealed record EffortGainReport(double? Bits, double? StandardError)
{
    /// <summary>The gain in a few words.</summary>
    internal string Summary => this switch
    {
        { Bits: null } or { StandardError: null } => "its gain on held-out rows is not a finite number",
        { Bits: 0, StandardError: 0 } => "held-out rows show the same as with the default effort",
        { Bits: { } bits, StandardError: { } error } => FormattableString.Invariant(
            $"held-out rows show {Math.Abs(bits):F3} bits {(bits < 0 ? "less" : "more")} (standard error {error:F3}) than with the default effort"),
    };

    /// <summary>Describes a gain.</summary>
    /// <param name="gain">The gain.</param>
    public static EffortGainReport Describe(EffortGain gain) => new(Finite.OrNull(gain.Bits), Finite.OrNull(gain.StandardError));
}
