using System.Collections.Concurrent;
using LatentMI.Inference;
using LatentMI.Studies.Running;
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
    /// <exception cref="KeyNotFoundException">A record lacks its groups.</exception>
    public static IReadOnlyList<SweepResult> Read(string folder, SweepPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var shared = new SharedValues();
        RecordTable<Kept> table = RecordStore.ReadAs(folder, record => Kept.Of(record, shared), cancellationToken);
        var results = new List<SweepResult>();
        foreach (Trial trial in plan.Trials(SweepEstimates.Create, data: null, cancellationToken))
        {
            if (table.TryFind(WorkId.Of(trial.Key), out Kept kept))
            {
                results.Add(kept.Result ?? throw new KeyNotFoundException("There are no groups of a pair in it."));
            }
        }

        if (results.Count == 0)
        {
            throw new InputException($"{folder}: holds no records yet; 'lmi sweep PLAN --out {folder}' makes them.");
        }

        Correct(results);
        return results;
    }

    /// <summary>
    /// Corrects p-values by <see cref="FalseDiscoveryRate.BenjaminiHochberg"/>. The tests that are corrected together are those of all pairs at all
    /// lags with the same estimator, settings and seed; other seeds and settings are other looks at the same questions.
    /// </summary>
    private static void Correct(List<SweepResult> results)
    {
        foreach (var family in results
            .Where(result => result is { Error: null, PValue: not null })
            .GroupBy(result => (result.Setting.Text, result.Seed)))
        {
            SweepResult[] tests = [.. family];
            double[] corrected = FalseDiscoveryRate.BenjaminiHochberg(Array.ConvertAll(tests, test => test.PValue!.Value));
            for (int i = 0; i < tests.Length; i++)
            {
                tests[i].QValue = corrected[i];
            }
        }
    }

    /// <summary>
    /// The smallest q-value that so many tests can reach by chance of the permutations: p is at least 1 / (1 + B), and where a single pair depends, its
    /// q is p times the number of tests.
    /// </summary>
    /// <param name="permutations">B, the number of permutations.</param>
    /// <param name="tests">The number of tests that are corrected together.</param>
    public static double SmallestSingleQ(int permutations, int tests) => Math.Min(1, tests / (1.0 + permutations));

    /// <summary>What is kept of a record: a result, unless it is of other data than a pair of groups, which no plan of a sweep has.</summary>
    private readonly record struct Kept(SweepResult? Result, string? Failure) : IOutcome
    {
        public static Kept Of(ExperimentRecord record, SharedValues shared) => new(
            SweepResult.IsOfPair(record) ? new SweepResult(shared.In(record), shared.SettingOf(record)) : null,
            record.Error);
    }

    /// <summary>Values that many records have in common, each once in memory.</summary>
    private sealed class SharedValues
    {
        private readonly ConcurrentDictionary<string, SweepSetting> _settings = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _warnings = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

        /// <summary>A record with the shared ones in the place of its own.</summary>
        public ExperimentRecord In(ExperimentRecord record) => record with
        {
            Version = Shared(record.Version),
            Warnings = _warnings.GetOrAdd(string.Join(' ', record.Warnings), record.Warnings),
            Error = record.Error is { } error ? Shared(error) : null,
        };

        /// <summary>Its estimator and settings.</summary>
        public SweepSetting SettingOf(ExperimentRecord record) => _settings.GetOrAdd(
            $"{record.Estimator} {record.EstimatorParameters}",
            static (_, one) => new SweepSetting(one.Estimator, one.EstimatorParameters),
            record);

        private string Shared(string text) => _texts.GetOrAdd(text, text);
    }
}
