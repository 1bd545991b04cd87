using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Experiments.Catalog;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary><c>lmi experiment status ID</c>: how far the last run of an experiment is, wherever it runs.</summary>
internal static class ExperimentStatusCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> id = ExperimentCommand.IdArgument();
        Option<string?> folder = ExperimentCommand.FolderOption();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("status", "Shows how much of the last run is done, failed, running and remaining.") { id, folder, json };
        command.SetAction(parse =>
        {
            Experiment experiment = ExperimentList.Find(parse.GetRequiredValue(id));
            string path = ExperimentCommand.Folder(parse.GetValue(folder), experiment);
            ExperimentCommand.RequireOf(path, experiment);
            StatusReport.Write(path, work: null, parse.GetValue(json), context);
            return ExitCode.Success;
        });
        return command;
    }
}
