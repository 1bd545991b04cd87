using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>How good the 95 % intervals of an estimator are.</summary>
/// <param name="Count">The number of estimates with an interval.</param>
/// <param name="Share">The share of intervals that cover the truth; NaN of none.</param>
/// <param name="StatedError">The mean half-width over 1.96, in bits: the standard error that the intervals state.</param>
/// <param name="RootMeanSquaredError">Of the estimates, in bits: how far they are off, bias included.</param>
/// <param name="Deviation">
/// The standard deviation of the error within data of the same intrinsic dimension k, pooled, in bits: how far they scatter; NaN where no k has two.
/// </param>
public sealed record CoverageScore(int Count, double Share, double StatedError, double RootMeanSquaredError, double Deviation)
{
    private const double Quantile = 1.96;

    /// <summary>The stated error over the scatter: 1 where the intervals are as wide as they should be without bias.</summary>
    public double RatioToDeviation => StatedError / Deviation;

    /// <summary>The stated error over the whole error, bias included.</summary>
    public double RatioToRootMeanSquaredError => StatedError / RootMeanSquaredError;

    /// <summary>Scores records; those without an interval or a truth do not count.</summary>
    /// <param name="records">Records of one estimator.</param>
    public static CoverageScore Compute(IEnumerable<ExperimentRecord> records)
    {
        List<(ErrorInterval Interval, double K)> all =
        [
            .. from record in records
               let interval = ErrorInterval.Of(record)
               where interval is not null
               select (interval, record.DatasetParameters.TryGetNumber("k") ?? 0),
        ];
        return new CoverageScore(
            all.Count,
            ErrorStatistics.Mean([.. all.Select(one => one.Interval.Covers ? 1.0 : 0)]),
            ErrorStatistics.Mean([.. all.Select(one => (one.Interval.Upper - one.Interval.Lower) / 2 / Quantile)]),
            Math.Sqrt(ErrorStatistics.Mean([.. all.Select(one => one.Interval.Error * one.Interval.Error)])),
            PooledDeviation([.. all.GroupBy(one => one.K, one => one.Interval.Error).Select(group => group.ToList())]));
    }

    /// <summary>The square root of all squared distances from the means of the groups over n less the number of groups.</summary>
    private static double PooledDeviation(List<List<double>> groups)
    {
        int freedom = groups.Sum(group => group.Count - 1);
        if (freedom == 0)
        {
            return double.NaN;
        }

        double squares = groups.Sum(group =>
        {
            double mean = ErrorStatistics.Mean(group);
            return group.Sum(error => (error - mean) * (error - mean));
        });
        return Math.Sqrt(squares / freedom);
    }
}
