using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Commands.Sweeps;

/// <summary><c>lmi sweep status DIR</c>: how far a sweep is, wherever it runs.</summary>
internal static class SweepStatusCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> place = SweepCommand.PlaceArgument();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("status", "Shows how much of a sweep is done, failed, running and remaining.") { place, json };
        command.SetAction(parse =>
        {
            (string folder, SweepPlan plan) = SweepCommand.Find(parse.GetRequiredValue(place));
            StatusReport.Write(folder, plan.Trials(SweepEstimates.Create, data: null, context.CancellationToken), parse.GetValue(json), context);
            return ExitCode.Success;
        });
        return command;
    }
}
