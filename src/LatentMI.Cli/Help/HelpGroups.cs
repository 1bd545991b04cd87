using System.CommandLine;
using System.CommandLine.Help;

namespace LatentMI.Cli.Help;

/// <summary>How the help groups the options of commands that have many.</summary>
internal static class HelpGroups
{
    /// <summary>The largest number of options that are shown in one list.</summary>
    public const int MostInOneList = 15;

    /// <summary>The options of a command in groups, in the order in which the command has them; those that must be given are common ones, and come first.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The groups that have options; one where the command has few.</returns>
    public static IReadOnlyList<(string Title, IReadOnlyList<Option> Options)> Of(Command command)
    {
        Option[] options = [.. command.Options.Where(option => !option.Hidden && option is not (HelpOption or HelpAllOption))];
        if (options.Length <= MostInOneList)
        {
            return [("Options", options)];
        }

        ILookup<HelpGroup, Option> groups = options.OrderByDescending(option => option.Required).ToLookup(option => option.Required ? HelpGroup.Common : HelpGroup.Of(option));
        return [.. HelpGroup.All.Where(groups.Contains).Select(group => (group.Title, (IReadOnlyList<Option>)[.. groups[group]]))];
    }
}
