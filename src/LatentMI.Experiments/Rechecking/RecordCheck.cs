using System.Diagnostics;
using LatentMI.Numerics;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Rechecking;

/// <summary>Computes stored records again, those that took the least time first, and tells which the present code would not give.</summary>
public static class RecordCheck
{
    /// <summary>Looks at all records of some folders.</summary>
    /// <param name="folders">The folders of experiments.</param>
    /// <param name="options">Which are computed again.</param>
    /// <param name="progress">Told of each record that was computed, on any thread.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InputException">A folder holds something else.</exception>
    public static IReadOnlyList<RecordFinding> Run(
        IReadOnlyList<string> folders, RecheckOptions options, Action<RecordFinding>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(options);
        var trials = new RecordedTrials(options.Sources);
        RecordFinding[] findings =
        [
            .. folders.SelectMany(folder => RecordStore.Read(folder)
                .Where(record => options.Estimators?.Contains(record.Estimator) != false)
                .Select(record => new RecordFinding(
                    folder, record, RecordFolders.IsOfPresentSources(record) ? RecordState.Claimed : RecordState.Unchecked, string.Empty))),
        ];
        long start = Stopwatch.GetTimestamp();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };

        // Cheapest first: a time limit then leaves out the fewest.
        (int Index, Trial Trial)[] drawn = [.. Draw(findings, options, trials).OrderBy(found => findings[found.Index].Record.Seconds)];
        Parallel.ForEach(drawn, parallel, found =>
        {
            if (Stopwatch.GetElapsedTime(start) < options.Limit)
            {
                findings[found.Index] = Check(findings[found.Index], found.Trial, options.Tolerance, cancellationToken);
                progress?.Invoke(findings[found.Index]);
            }
        });
        return findings;
    }

    /// <summary>The records to compute again; those that cannot be are marked so.</summary>
    private static List<(int Index, Trial Trial)> Draw(RecordFinding[] findings, RecheckOptions options, RecordedTrials trials)
    {
        int[] candidates = [.. Enumerable.Range(0, findings.Length)
            .Where(i => findings[i].State == RecordState.Claimed ? options.IncludesClaimed : options.IncludesOlder)];
        int most = options.Sample ?? candidates.Length;
        int[] order = new RandomStream(options.Seed, RandomPurpose.RecordSample, 0).NextPermutation(candidates.Length);
        var drawn = new List<(int Index, Trial Trial)>();
        foreach (int i in order.Select(place => candidates[place]))
        {
            if (drawn.Count == most)
            {
                break;
            }

            if (Find(findings[i], trials, out Trial? trial) is { } finding)
            {
                findings[i] = finding;
            }
            else
            {
                drawn.Add((i, trial!));
            }
        }

        return drawn;
    }

    private static RecordFinding? Find(RecordFinding finding, RecordedTrials trials, out Trial? trial)
    {
        try
        {
            trial = trials.Find(finding.Record);
            return trial is null
                ? finding with { State = RecordState.Stale, Reason = "the experiment no longer has this data set or these settings; run the experiment again" }
                : null;
        }
        catch (InputException e)
        {
            trial = null;
            return finding with { State = RecordState.Unavailable, Reason = e.Message };
        }
    }

    private static RecordFinding Check(RecordFinding finding, Trial trial, double tolerance, CancellationToken cancellationToken)
    {
        ExperimentRecord made = TrialRecorder.Record(finding.Record.Experiment, trial, threads: 1, cancellationToken);
        string? difference = RecordDifference.Find(finding.Record, made, tolerance);
        return finding with { State = difference is null ? RecordState.Fresh : RecordState.Stale, Reason = difference ?? string.Empty };
    }
}
