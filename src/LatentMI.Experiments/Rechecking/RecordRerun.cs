using System.Diagnostics;
using LatentMI.Experiments.Catalog;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Rechecking;

/// <summary>
/// Makes stored records anew with the present sources, in their places. Each is written as soon as it is done, and those of the present sources are left, so
/// that a run that was ended goes on where it was.
/// </summary>
public static class RecordRerun
{
    /// <summary>Makes the records of one folder that are of other sources, those that took the least time first.</summary>
    /// <param name="folder">The folder of an experiment.</param>
    /// <param name="options">Which are made again; a time limit is that of this folder.</param>
    /// <param name="progress">Told of each record: fresh or stale for what came out beside the old one, unavailable or unchecked where it stays.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InputException">The folder holds something else, or cannot be written to.</exception>
    public static void Run(string folder, RecheckOptions options, Action<RecordFinding> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        Experiment experiment = ExperimentList.Find(ExperimentDescription.Of(folder).Id);
        Dictionary<string, ExperimentRecord> records = RecordStore.Read(folder).ToDictionary(record => record.Key);
        var trials = new RecordedTrials(options.Sources);
        ExperimentRecord[] older =
        [
            .. records.Values
                .Where(record => options.IncludesClaimed || !RecordFolders.IsOfPresentSources(record))
                .Where(record => options.Estimators?.Contains(record.Estimator) != false)
                .OrderBy(record => record.Seconds),
        ];
        long start = Stopwatch.GetTimestamp();
        var writing = new Lock();
        Parallel.ForEach(Available(), new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken }, found =>
        {
            if (Stopwatch.GetElapsedTime(start) >= options.Limit)
            {
                Tell(found.Record, RecordState.Unchecked, "the time limit was reached");
                return;
            }

            ExperimentRecord made = TrialRecorder.Record(found.Record.Experiment, found.Trial, threads: 1, cancellationToken);
            string? difference = RecordDifference.Find(found.Record, made, options.Tolerance);
            lock (writing)
            {
                records[made.Key] = made;
                RecordStore.Replace(folder, experiment.Describe(), records.Values);
            }

            Tell(found.Record, difference is null ? RecordState.Fresh : RecordState.Stale, difference ?? string.Empty);
        });

        List<(ExperimentRecord Record, Trial Trial)> Available()
        {
            var available = new List<(ExperimentRecord, Trial)>();
            foreach (ExperimentRecord record in older)
            {
                try
                {
                    if (trials.Find(record) is { } trial)
                    {
                        available.Add((record, trial));
                    }
                    else
                    {
                        Tell(record, RecordState.Unavailable, "the experiment no longer has this data set or these settings; run the experiment again");
                    }
                }
                catch (InputException e)
                {
                    Tell(record, RecordState.Unavailable, e.Message);
                }
            }

            return available;
        }

        void Tell(ExperimentRecord record, RecordState state, string reason) => progress(new RecordFinding(folder, record, state, reason));
    }
}
