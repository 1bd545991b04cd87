using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Running;

/// <summary>Does the trials of an experiment or a sweep that have no record yet, several at once, and records each as soon as it is done.</summary>
/// <param name="experiment">The experiment's name, for the records.</param>
/// <param name="store">Where the records go.</param>
/// <param name="jobs">How many trials run at once.</param>
/// <param name="threads">How many threads a trial has.</param>
public sealed class ExperimentRunner(string experiment, RecordStore store, int jobs, ThreadShare threads)
{
    // How long to wait for another process to finish or to vanish, before looking again.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs until every trial has a record, this process's or another's.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="retryFailed">Whether those that failed before are tried again.</param>
    /// <param name="progress">Told whenever a trial begins or ends, on any thread, one call at a time.</param>
    /// <param name="cancellationToken">Ends the trials that run, which are then not recorded.</param>
    /// <exception cref="InputException">The store cannot be written to.</exception>
    public void Run(
        IReadOnlyList<Trial> trials, bool retryFailed, IProgress<ExperimentProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trials);
        var board = new ProgressBoard(trials, jobs, progress);
        int[] todo = Unfinished(trials.Select((trial, number) => (trial, number)), retryFailed, board, cancellationToken);
        board.Report();
        while (todo.Length > 0)
        {
            int before = todo.Length;
            RunOnce(trials, todo, retryFailed, board, cancellationToken);
            todo = Unfinished(
                todo.Where(number => !board.IsFinished(number)).Select(number => (trials[number], number)), retryFailed: false, board, cancellationToken);
            if (todo.Length == before && cancellationToken.WaitHandle.WaitOne(Pause))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        board.Report();
    }

    /// <summary>Goes once through the trials; those that another process has claimed are left.</summary>
    private void RunOnce(IReadOnlyList<Trial> trials, int[] todo, bool retryFailed, ProgressBoard board, CancellationToken cancellationToken)
    {
        // Each worker takes the next trial when it is done with one: the trials differ in length by far.
        int next = -1;
        int running = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] workers = [.. Enumerable.Range(0, Math.Min(jobs, todo.Length)).Select(_ => Task.Factory.StartNew(
            Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException e)
        {
            // What one worker could not go on from, such as a full disk, has stopped the others.
            Exception failure = e.InnerExceptions.FirstOrDefault(inner => inner is not OperationCanceledException) ?? e.InnerExceptions[0];
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        void Work()
        {
            try
            {
                for (int i; (i = Interlocked.Increment(ref next)) < todo.Length;)
                {
                    stop.Token.ThrowIfCancellationRequested();
                    int others = Interlocked.Increment(ref running) - 1;
                    Attempt(trials[todo[i]], todo[i], retryFailed, board, threads.Of(Math.Min(jobs, todo.Length - i + others)), stop.Token);
                    Interlocked.Decrement(ref running);
                }
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }
    }

    private void Attempt(Trial trial, int number, bool retryFailed, ProgressBoard board, int trialThreads, CancellationToken cancellationToken)
    {
        string key = trial.Key;
        if (!store.Claims.TryTake(key))
        {
            return;
        }

        try
        {
            // Another process may have recorded it before the claim succeeded.
            if (board.TryFinish(trial, number, Counting(store.Look(key), retryFailed)))
            {
                return;
            }

            board.Begin(trial, number);
            ExperimentRecord record = TrialRecorder.Record(experiment, trial, trialThreads, cancellationToken);
            store.Append(record);
            board.End(trial, number, new KnownRecord(record.Error, record.Seconds));
        }
        finally
        {
            board.Stop(number);
            store.Claims.Release(key);
        }
    }

    /// <summary>The numbers of the trials that have no record yet, by one look at the store.</summary>
    private int[] Unfinished(IEnumerable<(Trial Trial, int Number)> trials, bool retryFailed, ProgressBoard board, CancellationToken cancellationToken)
    {
        int known = store.Refresh(cancellationToken);
        return
        [
            .. trials.Where(entry =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return known == 0 || !board.TryFinish(entry.Trial, entry.Number, Counting(store.FindKnown(entry.Trial.Key), retryFailed));
            }).Select(entry => entry.Number),
        ];
    }

    private static KnownRecord? Counting(KnownRecord? record, bool retryFailed) =>
        record?.Error is not null && retryFailed ? null : record;
}
