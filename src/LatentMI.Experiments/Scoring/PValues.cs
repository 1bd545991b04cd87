using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>The p-values of permutation tests.</summary>
public static class PValues
{
    /// <summary>The level at which a test calls data dependent.</summary>
    public const double Level = 0.05;

    /// <summary>The p-values of the records that have one, the smallest first.</summary>
    /// <param name="records">Records of one estimator.</param>
    public static IReadOnlyList<double> Sorted(IEnumerable<ExperimentRecord> records) =>
    [
        .. from record in records
           let value = record.Details.TryGetNumber(EstimateDetails.PValue)
           where value is not null
           orderby value
           select value.Value,
    ];

    /// <summary>The share that is at most <see cref="Level"/>; NaN of none.</summary>
    /// <param name="values">P-values.</param>
    public static double ShareSignificant(IReadOnlyCollection<double> values) =>
        ErrorStatistics.Mean([.. values.Select(value => value <= Level ? 1.0 : 0)]);
}
