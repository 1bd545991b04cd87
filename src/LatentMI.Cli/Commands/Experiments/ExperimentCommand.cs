using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Experiments.Catalog;
using LatentMI.Experiments.Comparing;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary><c>lmi experiment</c>: the experiments of the paper, and those that it has not.</summary>
internal static class ExperimentCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context) =>
        new("experiment", "Runs the experiments of the paper and others, draws their figures, compares scores with the published ones and summarizes them by family.")
        {
            ExperimentListCommand.Create(context),
            ExperimentRunCommand.Create(context),
            ExperimentStatusCommand.Create(context),
            ExperimentPlotCommand.Create(context),
            ExperimentCompareCommand.Create(context),
            ExperimentSummaryCommand.Create(context),
        };

    /// <summary>The argument that names an experiment.</summary>
    internal static Argument<string> IdArgument()
    {
        var id = new Argument<string>("ID") { Description = "The experiment; see 'lmi experiment list'.", HelpName = "ID" };
        id.CompletionSources.Add([.. ExperimentList.All.Select(experiment => experiment.Id)]);
        return id;
    }

    /// <summary>The folder of an experiment's records.</summary>
    internal static Option<string?> FolderOption() => new("--out")
    {
        Description = "The folder of the experiment: its records, figures and tables. [default: lmi-experiments/ID]",
        HelpName = "DIR",
    };

    /// <summary>The folder that was given, or the experiment's own.</summary>
    internal static string Folder(string? given, Experiment experiment) => given ?? Path.Combine("lmi-experiments", experiment.Id);

    /// <summary>Where what is made of records goes.</summary>
    /// <param name="description">What it is.</param>
    internal static Option<string?> TargetOption(string description) => new("--to") { Description = description, HelpName = "DIR" };

    /// <summary>The directory that was chosen, or that of the records where a run left its plan: records alone, as of an archive, are only read.</summary>
    /// <param name="chosen">What was chosen.</param>
    /// <param name="path">The folder of the records.</param>
    internal static string? Target(string? chosen, string path) => chosen ?? (RecordStore.IsOfRun(path) ? path : null);

    /// <summary>The folder of the published values.</summary>
    internal static Option<string?> ReferenceOption() => new("--reference")
    {
        Description = "The folder of the paper's published results (CSV), for comparison.",
        HelpName = "DIR",
    };

    /// <summary>The published records of an experiment; none where no folder was given.</summary>
    internal static IReadOnlyList<ExperimentRecord> Published(string? folder, Experiment experiment) =>
        folder is null ? [] : PublishedResults.Read(folder, experiment.Id);

    /// <summary>Refuses the folder of another experiment.</summary>
    /// <exception cref="InputException">It is one, or none of an experiment.</exception>
    internal static void RequireOf(string folder, Experiment experiment)
    {
        string found = ExperimentDescription.Of(folder).Id;
        if (found != experiment.Id)
        {
            throw new InputException($"{folder}: holds the experiment {found}, not {experiment.Id}; name another folder.");
        }
    }

    /// <summary>The records in an experiment's folder.</summary>
    /// <exception cref="InputException">The folder is of another experiment, or holds no records.</exception>
    internal static IReadOnlyList<ExperimentRecord> Read(string folder, Experiment experiment)
    {
        RequireOf(folder, experiment);
        IReadOnlyList<ExperimentRecord> records = RecordStore.Read(folder);
        return records.Count > 0
            ? records
            : throw new InputException($"{folder}: holds no records yet; 'lmi experiment run {experiment.Id}' makes them.");
    }
}
