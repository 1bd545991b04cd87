using System.CommandLine;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary><c>lmi lineage</c>: how well cells predict other cells of their clone.</summary>
internal static class LineageCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context) => new("lineage", "Measures how well early cells predict later cells of the same clone.")
    {
        MarkovTestCommand.Create(context),
        PseudotimeCommand.Create(context),
    };
}
