using LatentMI.Calibrating;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// What is left of a calibrated value where it is more than the rows can show: a lower bound. Among m rows some m / 2^I are like a given one where I bits are
/// shared; 3 bits below log2 m these are 8, about as many as the neighbors that an estimate looks at.
/// </summary>
/// <param name="Bits">The value, or the bound.</param>
/// <param name="Interval">The 95 % interval, without an upper end where there is a bound.</param>
/// <param name="AtLeastBits">The bound; null where the value is within reach.</param>
/// <remarks>
/// A sum over independent parts, each of which the rows can show, is kept as the value beside the bound: no row was compared with its like, but the
/// parts are known.
/// </remarks>
internal sealed record Reach(double Bits, ConfidenceInterval Interval, double? AtLeastBits)
{
    // Parts of a time series may have a few rows only, of which no value would be within reach.
    private const double LeastCeiling = 1;

    /// <summary>Bounds a value.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="ratio">Their density ratio.</param>
    /// <param name="calibrated">The calibrated value.</param>
    /// <param name="isSum">Whether it is a sum over independent groups of columns.</param>
    /// <param name="bits">The value with what was added to it.</param>
    /// <param name="standardError">Its standard error.</param>
    /// <param name="furtherBits">How much more may be missing: the interval reaches up as far.</param>
    /// <param name="unresolvedBits">A value that is certain where the rows do not resolve the dependence; null where they do.</param>
    public static Reach Of(
        LatentPairs latents, FittedRatio ratio, CalibratedKsg calibrated, bool isSum, double bits, double standardError, double furtherBits, double? unresolvedBits)
    {
        if (unresolvedBits is { } shown)
        {
            return new Reach(shown, new ConfidenceInterval(shown, double.PositiveInfinity, standardError), shown);
        }

        var interval = ConfidenceInterval.Around(bits, standardError);
        interval = interval with { Upper = interval.Upper + furtherBits };
        double ofAll = Math.Log2(latents.Count) - RowsCeiling.BitsBelow;
        double? largestPair = isSum ? calibrated.LargestPartBits
            : ratio.Ratio is GaussianRatio gaussian ? gaussian.LargestPairNats / Math.Log(2)
            : null;
        double most = Math.Max(LeastCeiling, largestPair is null ? Math.Log2(latents.SmallestBlock) - RowsCeiling.BitsBelow : ofAll);
        if (bits <= most)
        {
            return new Reach(bits, interval, null);
        }

        double atLeast = Math.Min(interval.Lower, most);
        return new Reach(largestPair <= ofAll ? bits : atLeast, new ConfidenceInterval(atLeast, double.PositiveInfinity, standardError), atLeast);
    }

    /// <summary>The value that is certain where the rows do not resolve the dependence; null where they do, or where rows are repeated, which looks alike.</summary>
    /// <param name="calibrated">The calibrated value.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public static double? Unresolved(CalibratedKsg calibrated, Samples x, Samples y) =>
        calibrated.UnresolvedBits is null || AreRepeated(x) || AreRepeated(y) ? null : calibrated.UnresolvedBits;

    /// <summary>Whether rows of a side are repeated, as those of labels or of items in several pairs are.</summary>
    /// <param name="side">The side.</param>
    public static bool AreRepeated(Samples side) => RowLabels.Find(side, CancellationToken.None).AreRepeated;
}
