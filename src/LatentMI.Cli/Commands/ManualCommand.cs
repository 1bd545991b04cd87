using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi manual</c>: the manual page of all commands.</summary>
internal static class ManualCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes.</param>
    public static Command Create(CommandContext context)
    {
        var command = new Command("manual", "Prints the manual page of all commands, for the program man.");
        command.SetAction(parse =>
        {
            new ManualPage(context.Output).Write((RootCommand)parse.RootCommandResult.Command);
            return ExitCode.Success;
        });
        return command;
    }
}
