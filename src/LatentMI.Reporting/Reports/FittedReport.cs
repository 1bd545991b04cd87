using LatentMI.Studies.Scaling;

namespace LatentMI.Reporting.Reports;

/// <summary>A number that a fit gives.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Ci95">The lower and the upper end of its 95 % interval; null where an end is not finite.</param>
public sealed record FittedReport(string Name, double Value, IReadOnlyList<double>? Ci95)
{
    /// <summary>Describes a number.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">The number.</param>
    public static FittedReport Describe(string name, FittedValue value) => new(name, value.Value, Finite.Ends(value.Lower, value.Upper));
}
