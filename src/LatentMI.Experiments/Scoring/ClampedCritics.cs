using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Variational;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>
/// The critics as the paper counts them in some experiments: a negative bound of <c>mine</c> or <c>infonce</c> tells no more than that the
/// information is at least 0.
/// </summary>
public static class ClampedCritics
{
    // The experiments whose published files hold no negative estimate of a critic but dozens or hundreds that are exactly 0.
    private static readonly string[] Experiments = ["gaussian-grid", "transforms", "symmetry", "proteins"];

    /// <summary>Whether the published estimates of an experiment were clamped.</summary>
    /// <param name="experimentId">The experiment.</param>
    public static bool AppliesTo(string experimentId) => Experiments.Contains(experimentId);

    /// <summary>Whether a record is of one of the two.</summary>
    /// <param name="record">The record.</param>
    public static bool IsCritic(ExperimentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return EstimatorCatalog.Find(record.Estimator) is MineDescriptor or InfoNceDescriptor;
    }

    /// <summary>The records with every negative estimate of the two set to 0, and all others as they are.</summary>
    /// <param name="records">The records as they were stored.</param>
    public static IEnumerable<ExperimentRecord> Clamp(IEnumerable<ExperimentRecord> records) => records.Select(
        record => record.EstimateBits < 0 && IsCritic(record) ? record with { EstimateBits = 0 } : record);
}
