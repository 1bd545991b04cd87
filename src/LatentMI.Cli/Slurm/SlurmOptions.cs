using System.CommandLine;
using System.Globalization;
using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.IO.Writing;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Slurm;

/// <summary>The options of work that several processes share: one share by <c>--task</c>, or all shares as a job array of Slurm.</summary>
internal sealed class SlurmOptions
{
    // More would wait for the cluster's limits rather than for cores; below Slurm's own largest array, 1,000.
    private const int MostTasks = 100;

    private readonly TaskOption _task = new();

    private readonly Option<bool> _slurm = new("--slurm")
    {
        Description = "Submits the remaining work as a Slurm job array instead of running it.",
    };

    private readonly NumberOption<int> _tasks = new(
        "--tasks", "N", $"The number of shares, one per task. [default: one per estimate, at most {MostTasks}]", value => value >= 1, "a whole number of at least 1");

    private readonly NumberOption<int> _width = new(
        "--array-width", "W", "The maximum number of concurrent tasks. [default: the cluster's limit]", value => value >= 1, "a whole number of at least 1");

    private readonly Option<string?> _partition = Passed("--partition", "NAME", "The partition.");
    private readonly Option<string?> _time = Passed("--time", "TIME", "The time limit of a task, such as 2:00:00.");
    private readonly Option<string?> _memory = Passed("--memory", "SIZE", "The memory of a task, such as 4G.");
    private readonly Option<string?> _account = Passed("--account", "NAME", "The account to charge.");

    private readonly NumberOption<int> _cores = new(
        "--cores", "C", "The cores per task. [default: one, or as many as --jobs and --threads need]", value => value >= 1, "a whole number of at least 1");

    private readonly Option<string[]> _further = new("--sbatch")
    {
        Description = "An additional sbatch option, such as --sbatch=--qos=long; repeatable.",
        HelpName = "OPTION",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Prints the job script without submitting it." };
    private readonly Option<bool> _force = new("--force") { Description = "Submits even if an earlier array for the folder is still queued." };

    private bool _ofSweep;

    private Option[] Submitting => [_slurm, _tasks, _width, _partition, _time, _memory, _cores, _account, _further, _dryRun, _force];

    /// <summary>Those of them that mean something without Slurm too: a sweep has a limit of memory, and can be told without being done.</summary>
    private Option[] Shared => _ofSweep ? [_memory, _dryRun] : [];

    /// <summary>Those that the tasks do not have. What a task may take of the memory it must know.</summary>
    private Option[] Withheld => _ofSweep ? [.. Submitting.Except([_memory])] : Submitting;

    /// <summary>The memory that was asked for, as it was written; null where none was.</summary>
    /// <param name="parse">The parsed command line.</param>
    public string? Memory(ParseResult parse) => parse.GetValue(_memory);

    /// <summary>Whether the work is only told.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool IsDry(ParseResult parse) => parse.GetValue(_dryRun);

    /// <summary>Gives a command the options, of which memory and the dry run mean something without Slurm too.</summary>
    /// <param name="command">The command.</param>
    public void AddToSweep(Command command)
    {
        _ofSweep = true;
        _memory.Description = "The memory limit for samples and estimates, such as 8G; with --slurm, per task. [default: half of the machine's memory]";
        _memory.Validators.Add(MemorySize.Require);
        _dryRun.Description = "Shows what would be done without doing it; with --slurm, prints the job script.";
        AddTo(command);
    }

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_task);
        foreach (Option option in Submitting)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Refuses what cannot be meant.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">There is such a thing.</exception>
    public void RequireMeaning(ParseResult parse)
    {
        if (!parse.GetValue(_slurm))
        {
            if (Submitting.Except(Shared).FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } option)
            {
                throw new InputException($"{option.Name} applies to {_slurm.Name} only; add it, or leave {option.Name} out.");
            }

            return;
        }

        if (parse.GetValue(_task) is not null)
        {
            throw new InputException($"{_task.Name} does a share here, and {_slurm.Name} submits all of them; give one of the two.");
        }

        if (Options(parse).FirstOrDefault(text => text.AsSpan().IndexOfAny('\n', '\r') >= 0 || !text.StartsWith('-')) is { } wrong)
        {
            throw new InputException($"{_further.Name}: '{wrong.ReplaceLineEndings(" ")}' cannot be used; give one option with its dashes, such as {_further.Name}=--qos=long.");
        }
    }

    /// <summary>Whether the work is submitted instead of being done.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool Submits(ParseResult parse) => parse.GetValue(_slurm);

    /// <summary>The trials that are this process's to do.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="trials">All trials.</param>
    public IReadOnlyList<Trial> Share(ParseResult parse, IReadOnlyList<Trial> trials) => parse.GetValue(_task)?.Of(trials) ?? trials;

    /// <summary>Submits the shares that have work left.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="work">The work.</param>
    /// <param name="context">Where to tell of it.</param>
    /// <exception cref="InputException">Slurm is not here or does not take the job, or an earlier array is still queued.</exception>
    public void Submit(ParseResult parse, SlurmWork work, CommandContext context)
    {
        int shares = parse.GetValue(_tasks) ?? Math.Clamp(work.Trials.Count, 1, MostTasks);
        (int[] tasks, int left) = Remaining(work, shares);
        if (tasks.Length == 0)
        {
            context.Output.WriteLine(FormattableString.Invariant($"All {work.Trials.Count} estimates have records in {work.Folder}; there is nothing to submit."));
            return;
        }

        string text = Script(parse, work, shares, tasks, left).ToText();
        if (parse.GetValue(_dryRun))
        {
            context.Output.Write(text);
            return;
        }

        if (!parse.GetValue(_force))
        {
            RequireNothingQueued(work.Folder, context.CancellationToken);
        }

        // The tasks find the store and its plan made.
        using (RecordStore store = RecordStore.Open(work.Folder, work.Description))
        {
            store.SavePlan(work.Trials.Select(trial => trial.Key));
        }

        Submission submission = Submit(text, work.Folder, shares, tasks, context.CancellationToken);
        context.Output.WriteLine(FormattableString.Invariant(
            $"Job {submission.Job}: {tasks.Length} tasks with {left} of {work.Trials.Count} estimates left to do; '{work.StatusCommand}' shows their progress."));
    }

    private static Submission Submit(string text, string store, int shares, int[] tasks, CancellationToken cancellationToken)
    {
        DateTime now = DateTime.UtcNow;
        string folder = Submission.Folder(store);
        Directory.CreateDirectory(folder);
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
        catch (InputException e)
        {
            throw new InputException($"Job {submission.Job} is submitted, but its number cannot be kept: {e.Message} 'scancel {submission.Job}' cancels it.", e);
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
                throw new InputException($"{e.Message}; whether job {submission.Job} of {store} is still queued is not known, and --force submits anyway.", e);
            }

            if (queued > 0)
            {
                throw new InputException(FormattableString.Invariant(
                    $"{store}: {queued} tasks of job {submission.Job} are still queued ('squeue --jobs={submission.Job}' shows them); wait, cancel them with 'scancel {submission.Job}', or add --force."));
            }
        }
    }

    /// <summary>The shares that have work left, and how much.</summary>
    private static (int[] Tasks, int Left) Remaining(SlurmWork work, int shares)
    {
        HashSet<string> done = File.Exists(Path.Combine(work.Folder, work.Description.FileName))
            ? [.. RecordStore.Read(work.Folder).Where(record => record.Error is null || !work.RetryFailed).Select(record => record.Key)]
            : [];
        int[] left = [.. TaskShare.Cut(work.Trials, shares).Select(share => share.Count(trial => !done.Contains(trial.Key)))];
        return ([.. Enumerable.Range(0, shares).Where(share => left[share] > 0)], left.Sum());
    }

    private JobScript Script(ParseResult parse, SlurmWork work, int shares, int[] tasks, int left) => new()
    {
        Title = FormattableString.Invariant(
            $"{work.Name}: {left} of {work.Trials.Count} estimates in {tasks.Length} of {shares} shares. Where a task was killed, submit again with the same command."),
        Name = work.Name,
        Array = ArrayIndices.Write(tasks) + (parse.GetValue(_width) is { } width ? FormattableString.Invariant($"%{width}") : string.Empty),
        WorkingFolder = Environment.CurrentDirectory,
        LogFolder = Path.GetFullPath(Submission.Folder(work.Folder)),
        Cores = parse.GetValue(_cores) ?? work.Cores,
        Options = Options(parse),
        Command = TaskCommand.Create(parse, Withheld, FormattableString.Invariant($"\"$SLURM_ARRAY_TASK_ID/{shares}\"")),
    };

    /// <summary>The options that go to <c>sbatch</c> as they are, the user's own last: of two the last counts.</summary>
    private IReadOnlyList<string> Options(ParseResult parse)
    {
        (string Name, Option<string?> Option)[] passed = [("partition", _partition), ("time", _time), ("mem", _memory), ("account", _account)];
        return
        [
            .. passed.Where(pair => parse.GetValue(pair.Option) is not null).Select(pair => $"--{pair.Name}={parse.GetValue(pair.Option)}"),
            .. parse.GetValue(_further) ?? [],
        ];
    }

    private static Option<string?> Passed(string name, string symbol, string description) => new(name)
    {
        Description = description + " [default: the cluster's]",
        HelpName = symbol,
    };
}
