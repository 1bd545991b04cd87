using LatentMI.Estimators.Conditional;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>One of the estimates that a conditional one is made of; bits that are not finite are null.</summary>
/// <param name="Name">What was estimated: <c>I(X;Y,Z)</c>.</param>
/// <param name="Bits">The estimate.</param>
/// <param name="StandardErrorBits">Its standard error.</param>
/// <param name="LatentDims">The number of latent dimensions of each of its sides.</param>
/// <param name="Representation">Its maps.</param>
public sealed record ConditionalTermReport(string Name, double? Bits, double? StandardErrorBits, int LatentDims, string Representation)
{
    /// <summary>The term in a few words.</summary>
    internal string Summary => Bits is { } bits ? FormattableString.Invariant($"{Name} {bits:F3}") : $"{Name} none";

    /// <summary>Describes a term.</summary>
    /// <param name="term">The term.</param>
    public static ConditionalTermReport Describe(ConditionalTerm term) =>
        new(term.Name, Finite.OrNull(term.Bits), Finite.OrNull(term.StandardError), term.LatentDimensions, term.Representation);
}
