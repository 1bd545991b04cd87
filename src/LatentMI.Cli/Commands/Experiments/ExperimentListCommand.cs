using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Experiments.Catalog;

namespace LatentMI.Cli.Commands.Experiments;

/// <summary><c>lmi experiment list</c>: every experiment, what it shows, and where in the paper it is.</summary>
internal static class ExperimentListCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes.</param>
    public static Command Create(CommandContext context)
    {
        var command = new Command("list", "Lists the experiments.");
        command.SetAction(_ =>
        {
            int width = ExperimentList.All.Max(experiment => experiment.Id.Length);
            foreach (Experiment experiment in ExperimentList.All)
            {
                context.Output.WriteLine($"{experiment.Id.PadRight(width)}  {experiment.Title} ({experiment.Source})");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
