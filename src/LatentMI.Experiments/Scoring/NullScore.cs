using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>What estimates of independent data say, where all that they should say is nothing.</summary>
/// <param name="IntervalCount">The number of estimates with an interval.</param>
/// <param name="ShareAboveZero">The share of intervals whose lower end is above 0; NaN of none.</param>
/// <param name="MeanAbsoluteEstimate">In bits; NaN of none.</param>
/// <param name="LargestEstimate">The largest absolute estimate of data of at least <see cref="LeastRows"/> rows, in bits; NaN of none.</param>
/// <param name="ShareWarned">The share of estimates that have a warning; NaN of none.</param>
public sealed record NullScore(
    int IntervalCount, double ShareAboveZero, double MeanAbsoluteEstimate, double LargestEstimate, double ShareWarned)
{
    /// <summary>The fewest rows that <see cref="LargestEstimate"/> looks at: fewer scatter too much for a bound on each.</summary>
    public const int LeastRows = 91;

    /// <summary>Scores records; those without an estimate do not count.</summary>
    /// <param name="records">Records of independent data.</param>
    public static NullScore Compute(IEnumerable<ExperimentRecord> records)
    {
        List<ExperimentRecord> estimates = [.. records.Where(record => record.EstimateBits is not null)];
        List<double> lower = [.. estimates.Select(record => record.Details.TryGetNumber(EstimateDetails.Lower)).OfType<double>()];
        return new NullScore(
            lower.Count,
            ErrorStatistics.Mean([.. lower.Select(bits => bits > 0 ? 1.0 : 0)]),
            ErrorStatistics.Mean([.. estimates.Select(Size)]),
            estimates.Where(record => record.DatasetParameters.Number("n") >= LeastRows).Select(Size).DefaultIfEmpty(double.NaN).Max(),
            ErrorStatistics.Mean([.. estimates.Select(record => record.Warnings.Count > 0 ? 1.0 : 0)]));
    }

    private static double Size(ExperimentRecord record) => Math.Abs(record.EstimateBits!.Value);
}
