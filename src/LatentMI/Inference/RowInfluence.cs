using LatentMI.Estimators.Latent;
using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>
/// What each row of a data set adds to the error of an estimate that some of them were used for. Two estimates that share rows err alike, and this tells how much: the covariance of the estimates A and B
/// is the sum over shared rows of a_i b_i, with a_i = (d_i - mean d) / n for the rows of an estimate and d_i their log density ratios, since ln r - I is the influence function of mutual
/// information. Rows of one group are added up first (K.-Y. Liang, S. L. Zeger, Biometrika 73, 13, 1986).
/// </summary>
public sealed class RowInfluence
{
    private readonly double[] _shares;

    private RowInfluence(double[] shares) => _shares = shares;

    /// <summary>The variance of the estimate over rows, in bits².</summary>
    public double Variance => Covariance(this);

    /// <summary>The part of the variance of the estimate that no scatter of rows shows, in bits²: what calibration, recovery and the loss of maps may be off by. 0 where the estimator has no such part.</summary>
    public double UnseenVariance { get; private init; }

    /// <summary>How far the interval reaches beyond 1.96 standard errors above the value, for what the maps may miss, in bits; infinite above a lower bound.</summary>
    public double ReachAbove { get; private init; }

    /// <summary>The same below the value.</summary>
    public double ReachBelow { get; private init; }

    /// <summary>Finds what the rows of an estimate add to its error.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="rows">For each row of the estimate its number, from 0, in the data set.</param>
    /// <param name="count">The number of rows of the data set.</param>
    /// <param name="groups">The groups of the rows of the data set; null where none belong together.</param>
    /// <exception cref="ArgumentException">There are other rows than those of the estimate.</exception>
    public static RowInfluence Of(InformationEstimate estimate, IReadOnlyList<int> rows, int count, RowGroups? groups = null)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count != estimate.SampleCount)
        {
            throw new ArgumentException($"{rows.Count} rows were given for an estimate of {estimate.SampleCount}.", nameof(rows));
        }

        var latent = estimate as LatentMiEstimate;
        IReadOnlyList<double> values = latent?.LogRatioBits ?? estimate.PointwiseBits;
        int[] known = [.. Enumerable.Range(0, rows.Count).Where(row => double.IsFinite(values[row]))];
        double mean = known.Length == 0 ? 0 : known.Average(row => values[row]);
        var shares = new double[count];
        foreach (int row in known)
        {
            shares[groups is null ? rows[row] : groups.OfRows[rows[row]]] += (values[row] - mean) / known.Length;
        }

        return new RowInfluence(shares)
        {
            UnseenVariance = latent?.UnseenVariance ?? 0,
            ReachAbove = Reach(latent?.Interval, interval => interval.Upper - estimate.Bits),
            ReachBelow = Reach(latent?.Interval, interval => estimate.Bits - interval.Lower),
        };
    }

    /// <summary>The covariance with another estimate, of rows of the same data set, in bits².</summary>
    /// <param name="other">The other estimate.</param>
    /// <exception cref="ArgumentException">It is of another data set.</exception>
    public double Covariance(RowInfluence other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._shares.Length != _shares.Length)
        {
            throw new ArgumentException("The estimates are of different data sets.", nameof(other));
        }

        double sum = 0;
        for (int row = 0; row < _shares.Length; row++)
        {
            sum += _shares[row] * other._shares[row];
        }

        return sum;
    }

    private static double Reach(ConfidenceInterval? interval, Func<ConfidenceInterval, double> distance) => interval is { } known && double.IsFinite(known.StandardError)
        ? Math.Max(0, distance(known) - (ConfidenceInterval.StandardErrors * known.StandardError))
        : 0;
}
