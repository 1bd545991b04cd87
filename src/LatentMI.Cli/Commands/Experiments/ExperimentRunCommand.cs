using System.CommandLine;
using LatentMI.Cli.Commands.Datasets;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Slurm;
using LatentMI.Experiments.Catalog;
using LatentMI.Studies.Measuring;

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
        NumberOption<int> permutations = WholeNumber.Option(
            "--permutations", "B", least: 1, $"For significance: the number of permutations. [default: {new EstimatorSettings().Permutations}]");
        NumberOption<int> jobs = WholeNumber.OfThreads("--jobs", "J", least: 1, "The number of concurrent measurements. [default: one per processor]");
        NumberOption<int> threads = WholeNumber.OfThreads(
            "--threads", "T", least: 1, "Threads per estimate; they do not affect the results. [default: processors divided by jobs]");
        var mnist = new MnistFolderOption("The folder of the MNIST files, for the experiments with digits.");
        var classes = new Option<string?>("--classes")
        {
            Description = "For proteins, text and cluster-check: comma-separated files of vectors, one for each class; text has two.",
            HelpName = "A.npy,B.npy",
        };
        var matrix = new Option<string?>("--matrix")
        {
            Description = "For nulls: a matrix of unrelated rows; disjoint rows are paired. Values v become log(1 + v) if none is negative.",
            HelpName = "FILE",
        };
        var reading = new FileReadingOptions();
        var slurm = new SlurmOptions();
        var retry = new Option<bool>("--retry-failed") { Description = "Retries failed estimates." };
        Option<bool> quiet = SharedOptions.Quiet();
        var command = new Command("run", "Runs or resumes an experiment.")
        {
            id, folder, scale, estimators, seeds, mnist, classes, matrix, permutations, jobs, threads, retry, quiet,
        };
        command.AddOptions(reading.All);
        training.AddToExperiment(command);
        slurm.AddTo(command);
        command.SetAction(parse => new ExperimentRunRequest
        {
            Slurm = slurm.Bind(parse),
            Estimate = training.Bind(parse),
            Experiment = ExperimentList.Find(parse.GetRequiredValue(id)),
            Folder = parse.GetValue(folder),
            Scale = parse.GetValue(scale) ?? ExperimentScale.Quick,
            Estimators = parse.GetValue(estimators),
            Seeds = parse.GetValue(seeds),
            Permutations = parse.GetValue(permutations),
            Jobs = parse.GetValue(jobs),
            Threads = parse.GetValue(threads),
            MnistFolder = mnist.Bind(parse),
            ClassFiles = parse.GetValue(classes)?.Split(','),
            MatrixFile = parse.GetValue(matrix),
            Reading = reading.Bind(parse),
            RetriesFailed = parse.GetValue(retry),
            IsQuiet = parse.GetValue(quiet),
        }.Run(context));
        return command;
    }
}
