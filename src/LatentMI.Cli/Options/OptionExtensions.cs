using System.CommandLine;
using LatentMI.Cli.Help;

namespace LatentMI.Cli.Options;

/// <summary>What commands do with options, several at once, or given or not.</summary>
internal static class OptionExtensions
{
    /// <summary>Gives a command options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">The options, in the order of the help.</param>
    public static void AddOptions(this Command command, IEnumerable<Option> options)
    {
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Puts an option into a group of the help; it is a common one where nothing is said.</summary>
    /// <typeparam name="T">The option's type.</typeparam>
    /// <param name="option">The option.</param>
    /// <param name="group">The group.</param>
    /// <returns>The option.</returns>
    public static T InGroup<T>(this T option, HelpGroup group)
        where T : Option
    {
        group.Add(option);
        return option;
    }

    /// <summary>Whether a command line gives an option, instead of leaving it at its default.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="option">The option.</param>
    public static bool IsGiven(this ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };
}
