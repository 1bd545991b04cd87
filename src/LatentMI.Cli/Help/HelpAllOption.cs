using System.CommandLine;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Help;

/// <summary><c>--help-all</c>, which every command has: shows all options, where <c>--help</c> shows the common ones.</summary>
internal sealed class HelpAllOption : Option<bool>
{
    /// <summary>Defines the option.</summary>
    /// <param name="context">Where the help is written.</param>
    public HelpAllOption(CommandContext context)
        : base("--help-all")
    {
        Arity = ArgumentArity.Zero;
        Recursive = true;
        Hidden = true;
        Action = new HelpPageAction(context, isComplete: true);
    }
}
