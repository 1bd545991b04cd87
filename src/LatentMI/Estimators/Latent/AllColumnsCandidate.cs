using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// Linear maps of all columns in their own units. Of columns that mix everything what is shared lies in all directions alike: leading components leave most of them
/// out, and in directions of little variance the ranks of columns are too coarse.
/// </summary>
internal static class AllColumnsCandidate
{
    /// <summary>Columns of a side from which directions may have little variance.</summary>
    public const int ManyColumns = 32;

    /// <summary>Rows for each column from which they tell the directions in which columns are correlated.</summary>
    public const int RowsPerColumn = 4;

    // The argument of the Tracy-Widom law that chance exceeds once in a thousand times.
    private const double EvidentDeviations = 3.3;

    // With fewer rows for each column, what all correlations tell must have no larger standard deviation, in nats, and there must be so many more rows than columns.
    private const double LargestDeviation = 0.03;
    private const double MostColumnsPerRow = 0.7;

    // What the leading components find must certainly be less, by so many standard errors.
    private const double CertainErrors = 3;

    /// <summary>Fits the maps, where they may find more than those of leading components.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="linear">The linear maps of leading components.</param>
    /// <returns>
    /// The candidate; null where there are few columns, or too many for the rows, or where the largest correlation of all columns is one of chance, or certainly no more
    /// than that which the leading components have on held-out rows.
    /// </returns>
    public static Candidate? Fit(CandidateFit fit, Samples x, Samples y, Candidate? linear)
    {
        int rows = fit.Order.Rows.Length;
        (int p, int q) = (x.Dimensions, y.Dimensions);
        if (Math.Max(p, q) < ManyColumns || (RowsPerColumn * (long)Math.Max(p, q) > rows && !AreKnown(rows, p, q)))
        {
            return null;
        }

        (Features? allX, Features? allY) = PreparedSide.AllColumnsOfBoth(x, y, fit.Order, fit.Compute);
        if (allX is null || allY is null)
        {
            return null;
        }

        MatrixView cross = PrincipalComponents.Product(allX.Values.Transposed, allY.Values, fit.Compute);
        double largest = CanonicalEdge.LargestSquare(cross, rows);
        double found = linear is null ? 0 : GaussianInformation.Nats([Math.Max(0, linear.HeldOutCorrelations[0])]);
        SpikedCorrelation spike = CanonicalEdge.Spike(largest, rows, p, q);
        if (CanonicalEdge.Deviations(largest, rows, p, q) < EvidentDeviations
            || GaussianInformation.Nats([Math.Sqrt(spike.Square)]) - found < CertainErrors * spike.NatsDeviation)
        {
            return null;
        }

        var pairs = CanonicalPairs.FindOfAll(allX.Values, allY.Values, fit.Order.Starts, fit.Compute);
        return CanonicalCandidate.Fit(fit, RepresentationKind.Linear, allX, allY, pairs) with { IsOfAllVariance = true };
    }

    /// <summary>Whether all correlations are known well though there are fewer rows for each column, as where a side has few columns.</summary>
    private static bool AreKnown(int rows, int p, int q) =>
        p + q <= MostColumnsPerRow * rows && GaussianInformation.Deviation(rows, p, q) <= LargestDeviation;
}
