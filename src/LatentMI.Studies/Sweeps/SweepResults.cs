using LatentMI.Inference;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Sweeps;

/// <summary>The records of a sweep with q-values.</summary>
public static class SweepResults
{
    /// <summary>The level at which figures call a pair dependent.</summary>
    public const double Level = 0.05;

    /// <summary>The results in the order of the plan: those of its pairs, whatever else may be in the folder.</summary>
    /// <param name="folder">The folder of the sweep.</param>
    /// <param name="plan">The sweep.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">There are none yet.</exception>
    public static IReadOnlyList<SweepResult> Read(string folder, SweepPlan plan, CancellationToken cancellationToken = default)
    {
        RecordFiles records = RecordStore.ReadFiles(folder, cancellationToken);
        IEnumerable<ExperimentRecord?> planned = plan.Trials(SweepEstimates.Create, data: null, cancellationToken).Select(trial => records.Find(trial.Key));
        ExperimentRecord[] done = [.. planned.OfType<ExperimentRecord>()];
        return done.Length > 0
            ? Correct(done)
            : throw new InputException($"{folder}: holds no records yet; 'lmi sweep PLAN --out {folder}' makes them.");
    }

    /// <summary>
    /// Corrects p-values by <see cref="FalseDiscoveryRate.BenjaminiHochberg"/>. The tests that are corrected together are those of all pairs at all
    /// lags with the same estimator, settings and seed; other seeds and settings are other looks at the same questions.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <returns>The results, in the order of the records.</returns>
    public static IReadOnlyList<SweepResult> Correct(IReadOnlyList<ExperimentRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var qValues = new Dictionary<ExperimentRecord, double>(ReferenceEqualityComparer.Instance);
        foreach (var family in records
            .Where(record => record.Error is null && record.Details.Contains(EstimateDetails.PValue))
            .GroupBy(record => (record.Estimator, record.EstimatorParameters, record.Seed)))
        {
            ExperimentRecord[] tests = [.. family];
            double[] corrected = FalseDiscoveryRate.BenjaminiHochberg([.. tests.Select(record => record.Details.Number(EstimateDetails.PValue))]);
            for (int i = 0; i < tests.Length; i++)
            {
                qValues.Add(tests[i], corrected[i]);
            }
        }

        return [.. records.Select(record => new SweepResult(record, qValues.TryGetValue(record, out double q) ? q : null))];
    }

    /// <summary>
    /// The smallest q-value that so many tests can reach by chance of the permutations: p is at least 1 / (1 + B), and where a single pair depends, its
    /// q is p times the number of tests.
    /// </summary>
    /// <param name="permutations">B, the number of permutations.</param>
    /// <param name="tests">The number of tests that are corrected together.</param>
    public static double SmallestSingleQ(int permutations, int tests) => Math.Min(1, tests / (1.0 + permutations));
}
