using System.CommandLine;
using System.CommandLine.Invocation;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Help;

/// <summary>Shows the help of the command that the command line names, whatever else is right or wrong in it.</summary>
/// <param name="context">Where the help is written.</param>
/// <param name="isComplete">Whether all options are shown, instead of the common ones.</param>
internal sealed class HelpPageAction(CommandContext context, bool isComplete) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        new HelpPage(context.Output, context.HelpWidth()).Write(parseResult.CommandResult.Command, isComplete);
        return ExitCode.Success;
    }
}
