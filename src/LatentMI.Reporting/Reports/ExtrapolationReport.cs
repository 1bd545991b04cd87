using LatentMI.Studies.Scaling;

namespace LatentMI.Reporting.Reports;

/// <summary>What a fitted law says of more than there is.</summary>
/// <param name="Factor">How many times the highest level.</param>
/// <param name="Quality">The quality there.</param>
/// <param name="MiBits">The bits that it predicts.</param>
/// <param name="Ci95Bits">Their 95 % interval.</param>
/// <param name="GainBits">How many more these are than at the highest level.</param>
/// <param name="GainCi95Bits">The 95 % interval of that.</param>
public sealed record ExtrapolationReport(
    double Factor, double Quality, double MiBits, IReadOnlyList<double>? Ci95Bits, double GainBits, IReadOnlyList<double>? GainCi95Bits)
{
    /// <summary>Describes what a law says.</summary>
    /// <param name="extrapolation">What it says.</param>
    public static ExtrapolationReport Describe(Extrapolation extrapolation) => new(
        extrapolation.Factor,
        extrapolation.Quality,
        extrapolation.Bits.Value,
        Finite.Ends(extrapolation.Bits.Lower, extrapolation.Bits.Upper),
        extrapolation.Gain.Value,
        Finite.Ends(extrapolation.Gain.Lower, extrapolation.Gain.Upper));
}
