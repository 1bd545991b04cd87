namespace LatentMI.Studies.Synergy;

/// <summary>
/// The chain rule as a check: what all sources but one tell of the target, and that one beyond them, add up to what all tell together. The three are estimated each in its own way, so that the gap
/// between sum and whole shows what the estimators are off by.
/// </summary>
/// <param name="Last">The source that comes last, from 0.</param>
/// <param name="SumBits">I(others;Y) + I(last;Y|others).</param>
/// <param name="TogetherBits">I(all;Y).</param>
/// <param name="AllowedBits">The root of the sum of the squared half widths of the three intervals; null where there is none.</param>
public sealed record ChainCheck(int Last, double SumBits, double TogetherBits, double? AllowedBits)
{
    /// <summary>The sum less the whole.</summary>
    public double GapBits => SumBits - TogetherBits;

    /// <summary>Whether the gap is more than the intervals allow.</summary>
    public bool IsBroken => AllowedBits is { } allowed && !(Math.Abs(GapBits) <= allowed);
}
