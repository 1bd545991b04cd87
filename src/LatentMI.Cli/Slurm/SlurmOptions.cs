using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Slurm;

/// <summary>The options of work that several processes share: one share by <c>--task</c>, or all shares as a job array of Slurm.</summary>
internal sealed class SlurmOptions
{
    private readonly TaskOption _task = new TaskOption().InGroup(HelpGroup.Work);

    private readonly Option<bool> _slurm = new("--slurm")
    {
        Description = "Submits the remaining work as a Slurm job array instead of running it.",
    };

    private readonly NumberOption<int> _tasks = WholeNumber.Option(
        "--tasks", "N", least: 1, $"The number of shares, one per task. [default: one per estimate, at most {SlurmRequest.MostShares}]").InGroup(HelpGroup.Work);

    private readonly NumberOption<int> _width = WholeNumber.Option(
        "--array-width", "W", least: 1, "The maximum number of concurrent tasks. [default: the cluster's limit]").InGroup(HelpGroup.Work);

    private readonly Option<string?> _partition = Passed("--partition", "NAME", "The partition.").InGroup(HelpGroup.Work);
    private readonly Option<string?> _time = Passed("--time", "TIME", "The time limit of a task, such as 2:00:00.").InGroup(HelpGroup.Work);
    private readonly Option<string?> _memory = Passed("--memory", "SIZE", "The memory of a task, such as 4G.");
    private readonly Option<string?> _account = Passed("--account", "NAME", "The account to charge.").InGroup(HelpGroup.Work);

    private readonly NumberOption<int> _cores = WholeNumber.Option(
        "--cores", "C", least: 1, "The cores per task. [default: one, or as many as --jobs and --threads need]").InGroup(HelpGroup.Work);

    private readonly Option<string[]> _further = new Option<string[]>("--sbatch")
    {
        Description = "An additional sbatch option, such as --sbatch=--qos=long; repeatable.",
        HelpName = "OPTION",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    }.InGroup(HelpGroup.Work);

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Prints the job script without submitting it." };

    private readonly Option<bool> _force = new Option<bool>("--force")
    {
        Description = "Submits even if an earlier array for the folder is still queued.",
    }.InGroup(HelpGroup.Work);

    private bool _ofSweep;

    private Option[] Submitting => [_slurm, _tasks, _width, _partition, _time, _memory, _cores, _account, _further, _dryRun, _force];

    /// <summary>Those of them that mean something without Slurm too: a sweep has a limit of memory, and can be told without being done.</summary>
    private Option[] Shared => _ofSweep ? [_memory, _dryRun] : [];

    /// <summary>Those that the tasks do not have. What a task may take of the memory it must know.</summary>
    private Option[] Withheld => _ofSweep ? [.. Submitting.Except([_memory])] : Submitting;

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
        command.AddOptions(Submitting);
    }

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">It cannot be meant.</exception>
    public SlurmRequest Bind(ParseResult parse)
    {
        RequireMeaning(parse);
        return new SlurmRequest
        {
            Submits = parse.GetValue(_slurm),
            Task = parse.GetValue(_task),
            Shares = parse.GetValue(_tasks),
            ArrayWidth = parse.GetValue(_width),
            Memory = parse.GetValue(_memory),
            Cores = parse.GetValue(_cores),
            IsDry = parse.GetValue(_dryRun),
            IsForced = parse.GetValue(_force),
            ScriptOptions = Options(parse),
            Command = TaskCommand.Of(parse, Withheld),
        };
    }

    /// <summary>Refuses what cannot be meant.</summary>
    private void RequireMeaning(ParseResult parse)
    {
        if (!parse.GetValue(_slurm))
        {
            if (Submitting.Except(Shared).FirstOrDefault(option => parse.IsGiven(option)) is { } option)
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
            throw new InputException(
                $"{_further.Name}: '{wrong.ReplaceLineEndings(" ")}' cannot be used; "
                + $"give one option with its dashes, such as {_further.Name}=--qos=long.");
        }
    }

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
