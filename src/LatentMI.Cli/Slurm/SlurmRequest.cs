using System.Globalization;
using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.IO.Writing;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Slurm;

/// <summary>How a command line shares its work among processes: here, a share here, or all shares as a job array of Slurm.</summary>
internal sealed class SlurmRequest
{
    /// <summary>
    /// The most shares where their number is not given: more would wait for the cluster's limits rather than for cores; below Slurm's own
    /// largest array, 1,000.
    /// </summary>
    public const int MostShares = 100;

    /// <summary>Whether the work is submitted instead of being done.</summary>
    public required bool Submits { get; init; }

    /// <summary>The share that is this process's to do; null for all work.</summary>
    public required TaskShare? Task { get; init; }

    /// <summary>The number of shares; null where it was not given.</summary>
    public required int? Shares { get; init; }

    /// <summary>The most tasks at a time; null where it was not given.</summary>
    public required int? ArrayWidth { get; init; }

    /// <summary>The memory that was asked for, as it was written; null where none was.</summary>
    public required string? Memory { get; init; }

    /// <summary>The cores of a task; null where they were not given.</summary>
    public required int? Cores { get; init; }

    /// <summary>Whether the work is only told.</summary>
    public required bool IsDry { get; init; }

    /// <summary>Whether it is submitted even where an earlier array is still queued.</summary>
    public required bool IsForced { get; init; }

    /// <summary>The options that go to <c>sbatch</c> as they are.</summary>
    public required IReadOnlyList<string> ScriptOptions { get; init; }

    /// <summary>What the tasks run.</summary>
    public required TaskCommand Command { get; init; }

    /// <summary>The trials that are this process's to do.</summary>
    /// <param name="trials">All trials.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public IReadOnlyList<Trial> Share(IReadOnlyList<Trial> trials, CancellationToken cancellationToken) => Task?.Of(trials, cancellationToken) ?? trials;

    /// <summary>Submits the shares that have work left.</summary>
    /// <param name="work">The work.</param>
    /// <param name="context">Where to tell of it.</param>
    /// <exception cref="InputException">Slurm is not here or does not take the job, or an earlier array is still queued.</exception>
    public void Submit(SlurmWork work, CommandContext context)
    {
        int shares = Shares ?? Math.Clamp(work.Trials.Count, 1, MostShares);
        (int[] tasks, int left) = Remaining(work, shares, context.CancellationToken);
        if (tasks.Length == 0)
        {
            context.Output.WriteLine(FormattableString.Invariant(
                $"All {work.Trials.Count} estimates have records in {work.Folder}; there is nothing to submit."));
            return;
        }

        string text = Script(work, shares, tasks, left).ToText();
        if (IsDry)
        {
            context.Output.Write(text);
            return;
        }

        if (!IsForced)
        {
            RequireNothingQueued(work.Folder, context.CancellationToken);
        }

        // The tasks find the store and its plan made.
        using (RecordStore store = RecordStore.Open(work.Folder, work.Description))
        {
            store.SavePlan(work.Trials.Select(trial => trial.Key));
        }

        Submission submission = Submit(text, work.Folder, shares, tasks, context.CancellationToken);
        context.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Job {submission.Job}: {tasks.Length} tasks with {left} of {work.Trials.Count} estimates left to do; "
            + $"'{work.StatusCommand}' shows their progress."));
    }

    private static Submission Submit(string text, string store, int shares, int[] tasks, CancellationToken cancellationToken)
    {
        DateTime now = DateTime.UtcNow;
        string folder = Submission.Folder(store);
        OutputFolder.Create(folder);
        string script = now.ToString("yyyyMMdd'T'HHmmssfff'.sh'", CultureInfo.InvariantCulture);
        string path = Path.Combine(folder, script);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        string[] answer;
        try
        {
            // To its end in any case: what it submits must be known.
            answer = SlurmProgram.Run("sbatch", ["--parsable", path], CancellationToken.None).Trim().Split(';');
        }
        catch (SlurmException e)
        {
            File.Delete(path);
            cancellationToken.ThrowIfCancellationRequested();
            throw new InputException($"{e.Message}; nothing was submitted.", e);
        }

        var submission = new Submission(answer[0], answer.ElementAtOrDefault(1), now, shares, tasks, script);
        try
        {
            submission.Save(store);
        }
        catch (Exception e) when (e is InputException or OutputException)
        {
            throw new InputException(
                $"Job {submission.Job} was submitted, but its number cannot be saved: {e.Message} 'scancel {submission.Job}' cancels it.", e);
        }

        return submission;
    }

    private static void RequireNothingQueued(string store, CancellationToken cancellationToken)
    {
        // The latest first: it is the likeliest.
        foreach (Submission submission in Submission.ReadAll(store).Reverse())
        {
            int queued;
            try
            {
                queued = SubmissionStates.Queued(submission, cancellationToken).Count;
            }
            catch (SlurmException e)
            {
                throw new InputException(
                    $"{e.Message}; it is unknown whether job {submission.Job} of {store} is still queued; --force submits anyway.", e);
            }

            if (queued > 0)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{store}: {queued} tasks of job {submission.Job} are still queued ('squeue --jobs={submission.Job}' shows them); "
                    + $"wait, cancel them with 'scancel {submission.Job}', or add --force."));
            }
        }
    }

    /// <summary>The shares that have work left, and how much.</summary>
    private static (int[] Tasks, int Left) Remaining(SlurmWork work, int shares, CancellationToken cancellationToken)
    {
        HashSet<string> done = File.Exists(Path.Combine(work.Folder, work.Description.FileName))
            ? [.. RecordStore.Read(work.Folder).Where(record => record.Error is null || !work.RetryFailed).Select(record => record.Key)]
            : [];
        var left = new int[shares];
        foreach ((Trial trial, int share) in TaskShare.Assign(work.Trials, shares, cancellationToken))
        {
            left[share] += done.Count > 0 && done.Contains(trial.Key) ? 0 : 1;
        }

        return ([.. Enumerable.Range(0, shares).Where(share => left[share] > 0)], left.Sum());
    }

    private JobScript Script(SlurmWork work, int shares, int[] tasks, int left) => new()
    {
        Title = FormattableString.Invariant($"{work.Name}: {left} of {work.Trials.Count} estimates in {tasks.Length} of {shares} shares. ")
            + "If a task was killed, submit again with the same command.",
        Name = work.Name,
        Array = ArrayIndices.Write(tasks) + (ArrayWidth is { } width ? FormattableString.Invariant($"%{width}") : string.Empty),
        WorkingFolder = Environment.CurrentDirectory,
        LogFolder = Path.GetFullPath(Submission.Folder(work.Folder)),
        Cores = Cores ?? work.Cores,
        Options = ScriptOptions,
        Command = Command.For(FormattableString.Invariant($"\"$SLURM_ARRAY_TASK_ID/{shares}\"")),
    };
}
