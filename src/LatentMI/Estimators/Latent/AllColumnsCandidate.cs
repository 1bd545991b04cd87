using LatentMI.Numerics;
using LatentMI.Representation;
using MathNet.Numerics.LinearAlgebra.Double;

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
    /// <param name="samplesX">The rows of X as they are.</param>
    /// <param name="samplesY">The rows of Y as they are.</param>
    /// <param name="linear">The linear maps of some of the columns or of leading components.</param>
    /// <returns>
    /// The candidate; null where there are few columns, or too many for the rows, or where neither the largest correlation of all columns nor all together are more than chance, or
    /// where they tell no more than those of the other maps.
    /// </returns>
    public static Candidate? Fit(CandidateFit fit, PreparedSide x, PreparedSide y, Samples samplesX, Samples samplesY, IReadOnlyCollection<Candidate> linear)
    {
        int rows = fit.Order.Rows.Length;
        (int p, int q) = (samplesX.Dimensions, samplesY.Dimensions);
        if (Math.Max(p, q) < ManyColumns || (RowsPerColumn * (long)Math.Max(p, q) > rows && !AreKnown(rows, p, q)))
        {
            return null;
        }

        (Features? allX, Features? allY) = PreparedSide.AllColumnsOfBoth(samplesX, samplesY, fit.Order, fit.Compute);
        if (allX is null || allY is null)
        {
            return null;
        }

        MatrixView cross = PrincipalComponents.Product(allX.Values.Transposed, allY.Values, fit.Compute);
        bool isOfOneSize = false;
        if (PreparedSide.UnitNormOfBoth(x, samplesX, y, samplesY, fit.Order, fit.Compute, (allX, allY)) is var (unitX, unitY))
        {
            MatrixView ofDirections = PrincipalComponents.Product(unitX.Values.Transposed, unitY.Values, fit.Compute);
            if (SharedSquares(ofDirections, unitX.Values, unitY.Values) > SharedSquares(cross, allX.Values, allY.Values))
            {
                (allX, allY, cross, isOfOneSize) = (unitX, unitY, ofDirections, true);
            }
        }

        double largest = CanonicalEdge.LargestSquare(cross, rows);
        if (CanonicalEdge.Deviations(largest, rows, p, q) < EvidentDeviations && !IsSuggestive(cross, rows))
        {
            return null;
        }

        double found = linear.Select(maps => GaussianInformation.Nats([Math.Max(0, maps.HeldOutCorrelations[0])])).DefaultIfEmpty().Max();
        SpikedCorrelation spike = CanonicalEdge.Spike(largest, rows, p, q);
        bool hasLarger = GaussianInformation.Nats([Math.Sqrt(spike.Square)]) - found >= CertainErrors * spike.NatsDeviation;
        var pairs = CanonicalPairs.FindOfAll(allX.Values, allY.Values, fit.Order.Starts, fit.Compute);
        if (!hasLarger && linear.Any(maps => !pairs.TellMoreThan(maps.Pairs!, LinearRecovery.SuggestiveDeviations)))
        {
            return null;
        }

        return CanonicalCandidate.Fit(fit, RepresentationKind.Linear, allX, allY, pairs) with { IsOfAllVariance = true, IsOfOneSize = isOfOneSize };
    }

    /// <summary>Whether all correlations together tell more than chance, whether or not the largest does: the interval reaches up where they do, if the value does not.</summary>
    private static bool IsSuggestive(MatrixView cross, int rows) =>
        GaussianInformation.NatsOfCross((DenseMatrix)(cross.ToDense() / rows)) - GaussianInformation.Bias(rows, cross.Rows, cross.Columns)
        >= LinearRecovery.SuggestiveDeviations * GaussianInformation.Deviation(rows, cross.Rows, cross.Columns);

    /// <summary>The sum of the squares of all correlations, less its mean where rows of these sizes are independent.</summary>
    private static double SharedSquares(MatrixView cross, MatrixView x, MatrixView y)
    {
        (double all, double chance) = (0, 0);
        for (int i = 0; i < cross.Rows; i++)
        {
            all += WeightedRows.SumOfSquares(cross.Row(i));
        }

        for (int i = 0; i < x.Rows; i++)
        {
            chance += WeightedRows.SumOfSquares(x.Row(i)) * WeightedRows.SumOfSquares(y.Row(i));
        }

        return all - chance;
    }

    /// <summary>Whether all correlations are known well though there are fewer rows for each column, as where a side has few columns.</summary>
    private static bool AreKnown(int rows, int p, int q) =>
        p + q <= MostColumnsPerRow * rows && GaussianInformation.Deviation(rows, p, q) <= LargestDeviation;
}
