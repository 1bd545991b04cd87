using System.CommandLine;
using LatentMI.Experiments.Catalog;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary><c>lmi experiment</c>: the experiments of the paper.</summary>
internal static class ExperimentCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context) =>
        new("experiment", "Runs the experiments of the paper, draws their figures, and compares the scores with the published ones.")
        {
            ExperimentListCommand.Create(context),
            ExperimentRunCommand.Create(context),
        };

    /// <summary>The argument that names an experiment.</summary>
    internal static Argument<string> IdArgument()
    {
        var id = new Argument<string>("ID") { Description = "The experiment; 'lmi experiment list' shows all." };
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
}
