using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Progress;
using LatentMI.Cli.Slurm;
using LatentMI.Experiments.Catalog;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary><c>lmi experiment run ID</c>: does what of an experiment has no record yet.</summary>
internal static class ExperimentRunCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> id = ExperimentCommand.IdArgument();
        Option<string?> folder = ExperimentCommand.FolderOption();
        var scale = new ChoiceOption<ExperimentScale>(
            "--scale",
            "quick takes minutes, standard is enough for scores, full matches the paper. [default: quick]",
            ("quick", ExperimentScale.Quick),
            ("standard", ExperimentScale.Standard),
            ("full", ExperimentScale.Full));
        var estimators = new WordList("--estimators", "The estimators. [default: those of the experiment]", MeasuredEstimators.Names);
        var training = new EstimateOptions();
        var seeds = new SeedList("The seeds of the data and the estimators. [default: those of the experiment, starting at 0]");
        var permutations = new NumberOption<int>(
            "--permutations",
            "B",
            $"For significance: the number of permutations. [default: {new EstimatorSettings().Permutations}]",
            value => value >= 1,
            "a whole number of at least 1");
        var jobs = new NumberOption<int>(
            "--jobs", "J", "The number of concurrent measurements. [default: one per processor]", value => value >= 1, "a whole number of at least 1");
        var threads = new NumberOption<int>(
            "--threads", "T", "Threads per estimate; they do not affect the results. [default: processors divided by jobs]", value => value >= 1, "a whole number of at least 1");
        var mnist = new Option<string?>("--mnist")
        {
            Description = "The folder of the MNIST files, for the experiments with digits.",
            HelpName = "DIR",
        };
        var classes = new Option<string?>("--classes")
        {
            Description = "For proteins: comma-separated files of vectors, one for each of two or more classes.",
            HelpName = "A.npy,B.npy",
        };
        var matrix = new Option<string?>("--matrix")
        {
            Description = "For nulls: a matrix of unrelated rows; disjoint rows are paired. Values v become log(1 + v) if none is negative.",
            HelpName = "FILE",
        };
        var slurm = new SlurmOptions();
        var retry = new Option<bool>("--retry-failed") { Description = "Retries failed estimates." };
        Option<bool> quiet = SharedOptions.Quiet();
        var command = new Command("run", "Runs or resumes an experiment.")
        {
            id, folder, scale, estimators, seeds, mnist, classes, matrix, permutations, jobs, threads, retry, quiet,
        };
        training.AddToExperiment(command);
        slurm.AddTo(command);
        command.SetAction(parse =>
        {
            slurm.RequireMeaning(parse);
            EstimateRequest request = training.Bind(parse);
            request.RequireOfMethod();
            Experiment experiment = ExperimentList.Find(parse.GetRequiredValue(id));
            int parallel = parse.GetValue(jobs) ?? Environment.ProcessorCount;
            IReadOnlyList<Trial> trials = experiment.Plan(new ExperimentChoices
            {
                Scale = parse.GetValue(scale) ?? ExperimentScale.Quick,
                Estimators = parse.GetValue(estimators),
                Settings = request.OfExperiment with { Permutations = parse.GetValue(permutations) ?? new EstimatorSettings().Permutations },
                Seeds = parse.GetValue(seeds),
                MnistFolder = parse.GetValue(mnist),
                ClassFiles = parse.GetValue(classes)?.Split(','),
                MatrixFile = parse.GetValue(matrix),
            });
            string path = ExperimentCommand.Folder(parse.GetValue(folder), experiment);
            if (slurm.Submits(parse))
            {
                slurm.Submit(
                    parse,
                    new SlurmWork
                    {
                        Name = $"lmi-{experiment.Id}",
                        Trials = trials,
                        Folder = path,
                        Description = experiment.Describe(),
                        RetryFailed = parse.GetValue(retry),
                        Cores = (parse.GetValue(jobs) ?? 1) * (parse.GetValue(threads) ?? 1),
                        StatusCommand = $"lmi experiment status {experiment.Id} --out {ShellText.Quote(path)}",
                    },
                    context);
                return ExitCode.Success;
            }

            using RecordStore store = RecordStore.Open(path, experiment.Describe());
            store.SavePlan(trials.Select(trial => trial.Key));
            IReadOnlyList<Trial> share = slurm.Share(parse, trials);
            var runner = new ExperimentRunner(
                experiment.Id, store, parallel, ThreadShare.Each(parse.GetValue(threads) ?? Math.Max(1, Environment.ProcessorCount / parallel)));
            ProgressDisplay.For(new ExperimentText(), context, parse.GetValue(quiet)).Run(progress =>
            {
                runner.Run(share, parse.GetValue(retry), progress, context.CancellationToken);
                return share.Count;
            });
            RecordSummary.Write(share, store, path, context.Output);
            return ExitCode.Success;
        });
        return command;
    }
}
