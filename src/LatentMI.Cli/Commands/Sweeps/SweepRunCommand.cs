using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Progress;
using LatentMI.Cli.Slurm;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Commands.Sweeps;

/// <summary><c>lmi sweep PLAN</c>: does what of a plan has no record yet, and gathers the results.</summary>
internal static class SweepRunCommand
{
    // What the program takes without samples: the runtime, its code, figures.
    private const long ProgramMemory = 200L << 20;

    private static long DefaultMemory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Defines the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(string name, string description, CommandContext context)
    {
        var plan = new Argument<string>("PLAN") { Description = "The plan, in YAML or JSON (see docs/sweeps.md).", HelpName = "PLAN" };
        var folder = new Option<string?>("--out")
        {
            Description = "The folder of the sweep: its records, tables and figures. [default: lmi-sweeps/NAME of the plan]",
            HelpName = "DIR",
        };
        var jobs = new NumberOption<int>(
            "--jobs", "J", "The number of concurrent estimates. [default: one per processor]", value => value >= 1, "a whole number of at least 1");
        var threads = new NumberOption<int>(
            "--threads",
            "T",
            "Threads per estimate; they do not affect the results. [default: one while many estimates are left, all for the last one]",
            value => value >= 1,
            "a whole number of at least 1");
        ChoiceOption<TableFormat> format = SweepCollectCommand.FormatOption();
        var retry = new Option<bool>("--retry-failed") { Description = "Retries failed estimates." };
        Option<bool> quiet = SharedOptions.Quiet();
        var slurm = new SlurmOptions();
        var command = new Command(name, description) { plan, folder, jobs, threads, format, retry, quiet };
        slurm.AddToSweep(command);
        command.SetAction(parse =>
        {
            slurm.RequireMeaning(parse);
            string file = parse.GetRequiredValue(plan);
            string path = parse.GetValue(folder) ?? SweepCommand.DefaultFolder(file);
            using var planner = new SweepPlanner(file, Memory(slurm.Memory(parse)), SweepEstimates.Create);
            SweepPlan sweep = ProgressDisplay.For(new ReadingText(), context, parse.GetValue(quiet)).Run(progress =>
            {
                progress?.Report(file);
                return planner.Read(context.CancellationToken);
            });
            IReadOnlyList<Trial> trials = sweep.Trials(SweepEstimates.Create, planner.Data);
            foreach (string warning in SweepOutlook.Warnings(sweep, SweepEstimates.Create))
            {
                context.Error.WriteLine($"lmi: warning: {warning}");
            }

            if (slurm.Submits(parse))
            {
                slurm.Submit(
                    parse,
                    new SlurmWork
                    {
                        Name = "lmi-sweep",
                        Trials = trials,
                        Folder = path,
                        Description = sweep,
                        RetryFailed = parse.GetValue(retry),
                        Cores = (parse.GetValue(jobs) ?? 1) * (parse.GetValue(threads) ?? 1),
                        StatusCommand = $"lmi sweep status {ShellText.Quote(path)}",
                    },
                    context);
                return ExitCode.Success;
            }

            int parallel = parse.GetValue(jobs) ?? Environment.ProcessorCount;
            IReadOnlyList<Trial> share = slurm.Share(parse, trials);
            if (slurm.IsDry(parse))
            {
                SweepOutlook.Write(sweep, share, parallel, path, context.Output);
                return ExitCode.Success;
            }

            using RecordStore store = RecordStore.Open(path, sweep);
            store.SavePlan(trials.Select(trial => trial.Key));
            ThreadShare threadShare = parse.GetValue(threads) is { } each ? ThreadShare.Each(each) : ThreadShare.OfAll(Environment.ProcessorCount);
            var runner = new ExperimentRunner(SweepPlan.Id, store, parallel, threadShare);
            ProgressDisplay.For(new ExperimentText(), context, parse.GetValue(quiet)).Run(progress =>
            {
                runner.Run(share, parse.GetValue(retry), progress, context.CancellationToken);
                return share.Count;
            });
            RecordSummary.Write(share, store, path, context.Output);
            if (share.Count == trials.Count)
            {
                IReadOnlyList<string> files = SweepCollection.Write(path, sweep, parse.GetValue(format), context.CancellationToken);
                context.Output.WriteLine($"{files[^1]}: the report, with tables, figures and the pairs that share most.");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static long Memory(string? given)
    {
        long whole = given is null ? DefaultMemory : MemorySize.TryParse(given)!.Value;
        return whole > ProgramMemory
            ? whole - ProgramMemory
            : throw new InputException($"--memory {given} is less than the program itself takes; give at least 300M.");
    }
}
