using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.Cli.Slurm;
using LatentMI.Experiments.Catalog;
using LatentMI.IO.Formats;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary>What a command line asks of an experiment; null where it leaves that to the experiment or to the machine.</summary>
internal sealed class ExperimentRunRequest
{
    /// <summary>How the work is shared.</summary>
    public required SlurmRequest Slurm { get; init; }

    /// <summary>The settings of the latent estimator.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>The experiment.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>The folder of its records.</summary>
    public required string? Folder { get; init; }

    /// <summary>How much of it.</summary>
    public required ExperimentScale Scale { get; init; }

    /// <summary>The estimators.</summary>
    public required IReadOnlyList<string>? Estimators { get; init; }

    /// <summary>The seeds of the data and the estimators.</summary>
    public required IReadOnlyList<ulong>? Seeds { get; init; }

    /// <summary>The number of permutations.</summary>
    public required int? Permutations { get; init; }

    /// <summary>The number of concurrent measurements.</summary>
    public required int? Jobs { get; init; }

    /// <summary>The number of threads of each.</summary>
    public required int? Threads { get; init; }

    /// <summary>The folder of the images of digits.</summary>
    public required string? MnistFolder { get; init; }

    /// <summary>The files of vectors, one for each class.</summary>
    public required IReadOnlyList<string>? ClassFiles { get; init; }

    /// <summary>The file of a matrix of unrelated rows.</summary>
    public required string? MatrixFile { get; init; }

    /// <summary>How these files are read.</summary>
    public required ReadingOptions Reading { get; init; }

    /// <summary>Whether estimates that failed are tried again.</summary>
    public required bool RetriesFailed { get; init; }

    /// <summary>Whether no progress is shown.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>Does what has no record yet, or submits it.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">The experiment cannot be run so.</exception>
    public int Run(CommandContext context)
    {
        Estimate.RequireOfMethod();
        IReadOnlyList<Trial> trials = Plan();
        string path = ExperimentCommand.Folder(Folder, Experiment);
        if (Slurm.Submits)
        {
            Slurm.Submit(
                new SlurmWork
                {
                    Name = $"lmi-{Experiment.Id}",
                    Trials = trials,
                    Folder = path,
                    Description = Experiment.Describe(),
                    RetryFailed = RetriesFailed,
                    Cores = (Jobs ?? 1) * (Threads ?? 1),
                    StatusCommand = $"lmi experiment status {Experiment.Id} --out {ShellText.Quote(path)}",
                },
                context);
            return ExitCode.Success;
        }

        int parallel = Jobs ?? Environment.ProcessorCount;
        using RecordStore store = RecordStore.Open(path, Experiment.Describe());
        store.SavePlan(trials.Select(trial => trial.Key));
        IReadOnlyList<Trial> share = Slurm.Share(trials, context.CancellationToken);
        var runner = new ExperimentRunner(
            Experiment.Id, store, parallel, ThreadShare.Each(Threads ?? Math.Max(1, Environment.ProcessorCount / parallel)));
        ProgressDisplay.For(new ExperimentText(), context, IsQuiet).Run(progress =>
        {
            runner.Run(share, RetriesFailed, progress, context.CancellationToken);
            return share.Count;
        });
        RecordSummary.Write(share, store, path, context.Output);
        return ExitCode.Success;
    }

    private IReadOnlyList<Trial> Plan() => Experiment.Plan(new ExperimentChoices
    {
        Scale = Scale,
        Estimators = Estimators,
        Settings = Estimate.OfExperiment with { Permutations = Permutations ?? new EstimatorSettings().Permutations },
        Seeds = Seeds,
        MnistFolder = MnistFolder,
        ClassFiles = ClassFiles,
        MatrixFile = MatrixFile,
        Reading = Reading,
    });
}
