using System.CommandLine;
using System.Text.RegularExpressions;

namespace LatentMI.Cli.Tests;

/// <summary>The tables of options in docs/cli.md say what the options are: their names, their values, and the defaults that help states.</summary>
public sealed partial class OptionTablesTests
{
    private const string Page = "docs/cli.md";

    // Stands for \| within a cell.
    private const char InCell = '\u2502';

    public static TheoryData<string> Commands =>
        [.. Sections().Matches(Documentation.Read(Page)).Where(section => Rows(section.Value).Any()).Select(section => section.Groups["command"].Value)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Options_have_the_names_values_and_defaults_of_the_command(string command)
    {
        string section = Sections().Matches(Documentation.Read(Page)).Single(one => one.Groups["command"].Value == command).Value;
        Option[] options =
        [
            .. Documentation.Commands().Where(one => one.Name == command || one.Parents.Any(parent => parent.Name == command)).SelectMany(one => one.Options),
        ];
        foreach ((string names, string stated) in Rows(section))
        {
            MatchCollection written = Written().Matches(names);
            foreach (Match option in written)
            {
                string name = option.Groups["name"].Value;
                Option[] named = [.. options.Where(one => one.Name == name || one.Aliases.Contains(name))];
                Assert.True(named.Length > 0, $"{option.Value}: there is no such option.");
                Assert.True(named.Any(one => HasValue(one, option.Groups["value"].Value)), $"{option.Value}: help has {string.Join(" or ", named.Select(one => one.HelpName))}.");
                if (written.Count == 1 && Value().Match(stated) is { Success: true } value)
                {
                    string[] helps = [.. named.Select(one => Default().Match(one.Description!).Value)];
                    Assert.True(helps.Any(help => Words(help).Contains(value.Groups["value"].Value)), $"{option.Value}: default {stated}, help has {string.Join(" or ", helps)}.");
                }
            }
        }
    }

    // A row may leave the value out, and has a symbol in the place of a long list of words.
    private static bool HasValue(Option option, string written) =>
        option.HelpName is not { } help || written.Length == 0 || help == written || (!written.Contains('|', StringComparison.Ordinal) && help.AsSpan().ContainsAny('|', ','));

    private static string[] Words(string text) => text.Split([' ', ';', ':', '[', ']']);

    private static IEnumerable<(string Names, string Default)> Rows(string section)
    {
        bool isOptions = false;
        foreach (string line in section.Split('\n'))
        {
            string[] cells = [.. line.Replace("\\|", $"{InCell}", StringComparison.Ordinal).Split('|').Select(cell => cell.Trim().Replace(InCell, '|'))];
            isOptions = cells.Length > 2 && (isOptions || (cells[1] == "option" && cells[^2] == "default"));
            if (isOptions && cells[1].StartsWith("`--", StringComparison.Ordinal))
            {
                yield return (cells[1], cells[^2]);
            }
        }
    }

    [GeneratedRegex(@"^## `lmi (?<command>[a-z]+).*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"(?<name>--[a-z][\w-]*)(?: \[?(?<value>[^`\[\]]+?))?(?=`|\[|\]| --)")]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:(?<value>[\d.]+)|`(?<value>[a-z]+)`)$")]
    private static partial Regex Value();

    [GeneratedRegex(@"\[default: [^\]]*\]")]
    private static partial Regex Default();
}
