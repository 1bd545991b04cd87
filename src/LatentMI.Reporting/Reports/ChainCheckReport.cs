using LatentMI.Studies.Synergy;

namespace LatentMI.Reporting.Reports;

/// <summary>The chain rule as <c>lmi synergy</c> checks it: what all sources but one tell, and that one beyond them, beside what all tell together.</summary>
/// <param name="Last">The name of the source that comes last.</param>
/// <param name="SumBits">The sum.</param>
/// <param name="TogetherBits">What all tell together.</param>
/// <param name="GapBits">The sum less that.</param>
/// <param name="AllowedBits">The gap that the intervals allow; null where there are none.</param>
public sealed record ChainCheckReport(string Last, double? SumBits, double? TogetherBits, double? GapBits, double? AllowedBits)
{
    /// <summary>Describes a check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="last">The name of the source that comes last.</param>
    public static ChainCheckReport Describe(ChainCheck check, string last)
    {
        ArgumentNullException.ThrowIfNull(check);
        return new(last, Finite.OrNull(check.SumBits), Finite.OrNull(check.TogetherBits), Finite.OrNull(check.GapBits), Finite.OrNull(check.AllowedBits));
    }
}
