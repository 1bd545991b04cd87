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

/// <summary>What a command line asks of a sweep; null where it leaves that to the machine.</summary>
internal sealed class SweepRunRequest
{
    // What the program takes without samples: the runtime, its code, figures.
    private const long ProgramMemory = 200L << 20;

    private static long DefaultMemory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>How the work is shared, and the memory that it may take.</summary>
    public required SlurmRequest Slurm { get; init; }

    /// <summary>The file of the plan.</summary>
    public required string PlanFile { get; init; }

    /// <summary>The folder of the sweep.</summary>
    public required string Folder { get; init; }

    /// <summary>The number of concurrent estimates.</summary>
    public required int? Jobs { get; init; }

    /// <summary>The number of threads of each.</summary>
    public required int? Threads { get; init; }

    /// <summary>The format of the table.</summary>
    public required TableFormat? Format { get; init; }

    /// <summary>Whether estimates that failed are tried again.</summary>
    public required bool RetriesFailed { get; init; }

    /// <summary>Whether no progress is shown.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>Does what has no record yet and gathers the results, or submits or tells it.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">The plan cannot be used.</exception>
    public int Run(CommandContext context)
    {
        using var planner = new SweepPlanner(PlanFile, Memory(Slurm.Memory), SweepEstimates.Create);
        SweepPlan sweep = ProgressDisplay.For(new ReadingText(), context, IsQuiet).Run(progress =>
        {
            progress?.Report(PlanFile);
            return planner.Read(context.CancellationToken);
        });
        IReadOnlyList<Trial> trials = sweep.Trials(SweepEstimates.Create, planner.Data, context.CancellationToken);
        foreach (string warning in SweepOutlook.Warnings(sweep, SweepEstimates.Create))
        {
            context.Error.WriteLine($"lmi: warning: {warning}");
        }

        if (Slurm.Submits)
        {
            Slurm.Submit(
                new SlurmWork
                {
                    Name = "lmi-sweep",
                    Trials = trials,
                    Folder = Folder,
                    Description = sweep,
                    RetryFailed = RetriesFailed,
                    Cores = (Jobs ?? 1) * (Threads ?? 1),
                    StatusCommand = $"lmi sweep status {ShellText.Quote(Folder)}",
                },
                context);
            return ExitCode.Success;
        }

        int parallel = Jobs ?? Environment.ProcessorCount;
        IReadOnlyList<Trial> share = Slurm.Share(trials, context.CancellationToken);
        if (Slurm.IsDry)
        {
            SweepOutlook.Write(sweep, share, parallel, Folder, context.Output, context.CancellationToken);
            return ExitCode.Success;
        }

        using RecordStore store = RecordStore.Open(Folder, sweep);
        store.SavePlan(trials.Select(trial => trial.Key));
        ThreadShare threadShare = Threads is { } each ? ThreadShare.Each(each) : ThreadShare.OfAll(Environment.ProcessorCount);
        var runner = new ExperimentRunner(SweepPlan.Id, store, parallel, threadShare);
        ProgressDisplay.For(new ExperimentText(), context, IsQuiet).Run(progress =>
        {
            runner.Run(share, RetriesFailed, progress, context.CancellationToken);
            return share.Count;
        });
        RecordSummary.Write(share, store, Folder, context.Output);
        if (share.Count == trials.Count)
        {
            IReadOnlyList<string> files = SweepCollection.Write(Folder, sweep, Format, context.CancellationToken);
            context.Output.WriteLine($"{files[^1]}: the report, with tables, figures and the pairs that share most.");
        }

        return ExitCode.Success;
    }

    private static long Memory(string? given)
    {
        long whole = given is null ? DefaultMemory : MemorySize.TryParse(given)!.Value;
        return whole > ProgramMemory
            ? whole - ProgramMemory
            : throw new InputException($"--memory {given} is less than the program itself takes; give at least 300M.");
    }
}
