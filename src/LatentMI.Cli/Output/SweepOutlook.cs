using LatentMI.Cli.Progress;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Running;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Output;

/// <summary>What a sweep will do, before it does it.</summary>
internal static class SweepOutlook
{
    private const int MostShown = 20;

    /// <summary>Writes what will be estimated and what it is likely to take.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="trials">The work.</param>
    /// <param name="jobs">How many estimates run at once.</param>
    /// <param name="folder">Where the records will go.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static void Write(SweepPlan plan, IReadOnlyList<Trial> trials, int jobs, string folder, TextWriter output, CancellationToken cancellationToken)
    {
        var work = TimeSpan.FromSeconds(TrialCosts.Total(trials, cancellationToken));
        var table = new PlainTable();
        table.Add("sweep", plan.Title);
        table.Add("estimates", Invariant($"{trials.Count} = {plan.Pairs.Count} pairs and lags x {OneLine.Count(plan.Seeds.Count, "seed")} x {plan.Estimates.Count} settings"));
        table.Add("groups", First(plan.Groups, group => Invariant($"{group.Name} ({group.Count} x {group.Dimensions})")));
        table.Add("pairs", First(plan.Pairs, Describe));
        table.Add("work", Invariant(
            $"about {RemainingTime.Describe(work)} of one core; {RemainingTime.Describe(work / jobs)} with {jobs} at once. This is a rough estimate"));
        table.Add("folder", folder);
        table.Write(output);
    }

    /// <summary>What to know before the work begins: too few permutations for any pair to be called dependent.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="measure">Makes the measurement of settings.</param>
    public static IEnumerable<string> Warnings(SweepPlan plan, Func<ParameterSet, PairMeasurement> measure)
    {
        foreach (PairMeasurement measurement in plan.Estimates.Select(measure))
        {
            int permutations = measurement.Permutations;
            double smallest = SweepResults.SmallestSingleQ(permutations, plan.Pairs.Count);
            if (permutations > 0 && smallest > SweepResults.Level)
            {
                int enough = (int)Math.Ceiling(plan.Pairs.Count / SweepResults.Level) - 1;
                yield return Invariant($"with {permutations} permutations and {plan.Pairs.Count} pairs, a single dependent pair cannot reach ")
                    + Invariant($"q below {smallest:0.###}; {enough} permutations could reach {SweepResults.Level}.");
            }
        }
    }

    /// <summary>The first of some things, and how many there are.</summary>
    private static string First<T>(IReadOnlyList<T> all, Func<T, string> describe) =>
        string.Join(", ", all.Take(MostShown).Select(describe)) + (all.Count > MostShown ? Invariant($", ... ({all.Count})") : string.Empty);

    private static string Describe(SweepPair pair) => pair.Lag == 0 ? $"{pair.X}-{pair.Y}" : Invariant($"{pair.X}-{pair.Y} at {pair.Lag}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
