using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Numerics;
using LatentMI.Pairing;
using static System.FormattableString;

namespace LatentMI.Inference;

/// <summary>
/// A sum of estimates of the same rows, each with a weight, such as I(A,B;Y) - I(A;Y) - I(B;Y). What a row adds to several terms cancels in part, so that the sum can be known better than the
/// separate intervals of its terms tell.
/// </summary>
public static class PairedSum
{
    /// <summary>The value of the sum, in bits.</summary>
    /// <param name="terms">The estimates, each with its weight.</param>
    public static double Bits(IReadOnlyList<(double Weight, InformationEstimate Estimate)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Sum(term => term.Weight * term.Estimate.Bits);
    }

    /// <summary>
    /// The 95 % interval of the sum. With d_i the sum of the weighted log density ratios of row i, its variance is that of the mean of d over rows (over groups, or blocks of a time series, where there
    /// are any), and that of what no scatter of rows shows of each term, as if the terms were independent in that. An end lies as much farther away as the intervals of the terms reach beyond their own
    /// standard errors.
    /// </summary>
    /// <param name="terms">The estimates, each with its weight, at least one.</param>
    /// <returns>The interval; infinite where a term has none, or is a lower bound.</returns>
    /// <exception cref="ArgumentException">There are no terms, or they are of different numbers of rows.</exception>
    public static ConfidenceInterval Interval(IReadOnlyList<(double Weight, InformationEstimate Estimate)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0 || terms.Any(term => term.Estimate.SampleCount != terms[0].Estimate.SampleCount))
        {
            throw new ArgumentException("A sum is of estimates of the same rows.", nameof(terms));
        }

        int count = terms[0].Estimate.SampleCount;
        int[] rows = [.. Enumerable.Range(0, count)];
        RowGroups? groups = GroupsOf([.. terms.Select(term => term.Estimate).OfType<LatentMiEstimate>()], count);
        RowInfluence[] influences = [.. terms.Select(term => RowInfluence.Of(term.Estimate, rows, count, groups))];
        double sampling = 0;
        for (int one = 0; one < influences.Length; one++)
        {
            for (int other = 0; other < influences.Length; other++)
            {
                sampling += terms[one].Weight * terms[other].Weight * influences[one].Covariance(influences[other]);
            }
        }

        double student = StudentErrors.Factor(ConfidenceInterval.StandardErrors, groups?.Count ?? count);
        (double beside, double above, double below) = (0, 0, 0);
        foreach (((double weight, InformationEstimate estimate), RowInfluence influence) in terms.Zip(influences))
        {
            beside += weight * weight * Beside(estimate, influence.Variance);
            (double up, double down) = estimate is LatentMiEstimate { Interval: null }
                ? (double.PositiveInfinity, double.PositiveInfinity)
                : (influence.ReachAbove, influence.ReachBelow);
            above += Math.Abs(weight) * (weight > 0 ? up : down);
            below += Math.Abs(weight) * (weight > 0 ? down : up);
        }

        double bits = Bits(terms);
        double standardError = Math.Sqrt((Math.Max(0, sampling) * student * student) + beside);
        double errors = ConfidenceInterval.StandardErrors * standardError;
        return new ConfidenceInterval(bits - errors - below, bits + errors + above, standardError);
    }

    /// <summary>The variance of an estimate beside that over rows.</summary>
    private static double Beside(InformationEstimate estimate, double overRows)
    {
        return estimate switch
        {
            LatentMiEstimate { LogRatioBits: not null } latent => latent.NeighborVariance + latent.UnseenVariance,
            LatentMiEstimate { Interval: { } interval } => Further(interval),
            DiscreteEstimate { Interval: var interval } => Further(interval),
            MixedEstimate { Interval: var interval } => Further(interval),

            // Of independent Gaussian sides rows show no scatter in the first order, and 2 n I in nats is about chi-squared with dx dy degrees of freedom.
            GaussianEstimate => estimate.DimensionsX * estimate.DimensionsY / (2 * Math.Pow(estimate.SampleCount * Math.Log(2), 2)),
            _ => 0,
        };

        double Further(ConfidenceInterval interval) => Math.Max(0, (interval.StandardError * interval.StandardError) - overRows);
    }

    private static RowGroups? GroupsOf(LatentMiEstimate[] estimates, int count)
    {
        if (estimates.FirstOrDefault(estimate => estimate.Groups is not null)?.Groups is { } groups)
        {
            return groups;
        }

        int block = estimates.Select(estimate => estimate.TimeSeriesBlock ?? 1).DefaultIfEmpty(1).Max();
        return block == 1 ? null : RowGroups.Of([.. Enumerable.Range(0, count).Select(row => Invariant($"{row / block}"))]);
    }
}
