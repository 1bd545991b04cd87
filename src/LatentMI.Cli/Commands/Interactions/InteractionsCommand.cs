using System.CommandLine;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary><c>lmi interactions</c>: studies of tables of pairs of proteins, or of anything else with a name and an embedding.</summary>
internal static class InteractionsCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context) =>
        new("interactions", "Studies a table of interactions: their information, predictions of new ones, and likely partners of a protein.")
        {
            ShuffleTestCommand.Create(context),
            InteractionRocCommand.Create(context),
            PartnersCommand.Create(context),
        };
}
