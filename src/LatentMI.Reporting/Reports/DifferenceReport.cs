using LatentMI.Inference;

namespace LatentMI.Reporting.Reports;

/// <summary>How much more a candidate of a ranking shares with Y than another.</summary>
/// <param name="First">The address of the candidate with the larger value.</param>
/// <param name="Second">The address of the other.</param>
/// <param name="Bits">The difference in bits; null where it is not a finite number.</param>
/// <param name="StandardErrorBits">Its standard error over rows.</param>
/// <param name="LowerBits">The lower end of its interval, which holds at once with those of all other pairs with 95 %; null where there is none.</param>
/// <param name="UpperBits">The upper end; null where there is none.</param>
public sealed record DifferenceReport(string First, string Second, double? Bits, double? StandardErrorBits, double? LowerBits, double? UpperBits)
{
    /// <summary>Describes a difference.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="first">The address of the candidate with the larger value.</param>
    /// <param name="second">The address of the other.</param>
    public static DifferenceReport Describe(EstimateDifference difference, string first, string second) => new(
        first, second, Finite.OrNull(difference.Bits), Finite.OrNull(difference.StandardError), Finite.OrNull(difference.Lower), Finite.OrNull(difference.Upper));
}
