using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Commands.Sweeps;

/// <summary><c>lmi sweep</c>: estimates many pairs of groups of columns as a plan says.</summary>
internal static class SweepCommand
{
    /// <summary>Defines the command, which without a further word runs the plan.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Command command = SweepRunCommand.Create("sweep", "Estimates many pairs of groups of columns according to a plan.", context);
        command.Add(SweepRunCommand.Create("run", "Runs the estimates that are not recorded yet ('run' is optional).", context));
        command.Add(SweepStatusCommand.Create(context));
        command.Add(SweepCollectCommand.Create(context));
        return command;
    }

    /// <summary>The folder of a sweep, or its plan.</summary>
    internal static Argument<string> PlaceArgument() => new("DIR|PLAN")
    {
        Description = "The folder of the sweep; or its plan, if the sweep is in the default folder.",
        HelpName = "DIR|PLAN",
    };

    /// <summary>The folder of a plan where none is named.</summary>
    /// <param name="plan">The file of the plan.</param>
    internal static string DefaultFolder(string plan) => Path.Combine("lmi-sweeps", Path.GetFileNameWithoutExtension(plan));

    /// <summary>The folder that is meant, and its plan.</summary>
    /// <param name="place">The folder, or the file of a plan.</param>
    /// <exception cref="InputException">It is neither.</exception>
    internal static (string Folder, SweepPlan Plan) Find(string place)
    {
        string folder = File.Exists(place) ? DefaultFolder(place) : place;
        return (folder, SweepPlan.Of(folder));
    }
}
