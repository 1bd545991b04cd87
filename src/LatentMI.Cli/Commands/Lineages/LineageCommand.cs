using System.CommandLine;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary><c>lmi lineage</c>: what cells tell of other cells of their clone.</summary>
internal static class LineageCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context) => new("lineage", "Measures how well early cells predict later cells of the same clone.")
    {
        MarkovTestCommand.Create(context),
        PseudotimeCommand.Create(context),
    };

    /// <summary><c>--out</c>.</summary>
    internal static Option<string?> FolderOption()
    {
        var folder = new Option<string?>("--out") { Description = "Writes the result, tables, figures and a report to this directory.", HelpName = "DIR" };
        folder.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("--out is empty; give the name of a directory");
            }
        });
        return folder;
    }
}
