using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using LatentMI.Cli.Help;

namespace LatentMI.Cli.Tests;

/// <summary>What documents say of options, made from the help of the commands.</summary>
internal static partial class OptionPages
{
    private const string Reference = "estimate";

    /// <summary>A page with the options of the present program, between a comment that names their command, and maybe a group of its help, and one that ends them.</summary>
    /// <param name="page">The page as it is stored.</param>
    public static string WithOptions(string page) => Places().Replace(
        page, place => $"<!-- options of {place.Groups["place"].Value} -->\n\n{Options(place.Groups["command"].Value, place.Groups["group"].Value)}\n<!-- end -->");

    private static string Options(string name, string group)
    {
        Command command = Documentation.Commands().Single(one => HelpPage.FullName(one) == name);
        if (group.Length > 0)
        {
            return Table(HelpGroups.Of(command).Single(one => one.Title == group).Options.Select(option => new OptionRow(option)));
        }

        // A command that takes arguments itself has options of its own.
        if (command.Subcommands.Count > 0 && command.Arguments.Count == 0)
        {
            return Table(command.Subcommands, Known());
        }

        IReadOnlyList<(string Title, IReadOnlyList<Option> Options)> groups = HelpGroups.Of(command);
        return command.Name == Reference
            ? string.Join('\n', groups.Select(group => $"**{group.Title}**\n\n{Table(group.Options.Select(option => new OptionRow(option)))}"))
            : Table([command], Known());
    }

    /// <summary>The rows of <c>lmi estimate</c>, which other commands do not repeat.</summary>
    private static HashSet<OptionRow> Known() => [.. Rows(Documentation.Commands().Single(one => HelpPage.FullName(one) == $"lmi {Reference}"))];

    private static string Table(IEnumerable<OptionRow> rows) =>
        $"| option | meaning | default |\n| --- | --- | --- |\n{string.Concat(rows.Select(row => $"| {row.Names} | {row.Meaning} | {row.Default} |\n"))}";

    private static string Table(IList<Command> commands, HashSet<OptionRow> known)
    {
        (OptionRow Row, string Of)[] all =
        [
            .. commands.SelectMany(Rows, (command, row) => (Command: command, Row: row)).GroupBy(pair => pair.Row, pair => pair.Command.Name)
                .Select(group => (group.Key, group.Count() == commands.Count ? "all" : string.Join(", ", group.Select(name => $"`{name}`")))),
        ];
        IEnumerable<(OptionRow Row, string Of)> shared = all.Where(one => known.Contains(one.Row)).GroupBy(one => one.Of, one => one.Row.Name)
            .Select(group => (new OptionRow(string.Join(", ", group), $"as with [`lmi {Reference}`](cli.md#lmi-estimate-x-y)"), group.Key));
        (OptionRow Row, string Of)[] shown = [.. all.Where(one => !known.Contains(one.Row)), .. shared];
        return commands.Count == 1
            ? Table(shown.Select(one => one.Row))
            : $"| option | of | meaning | default |\n| --- | --- | --- | --- |\n{string.Concat(shown.Select(one => $"| {one.Row.Names} | {one.Of} | {one.Row.Meaning} | {one.Row.Default} |\n"))}";
    }

    private static IEnumerable<OptionRow> Rows(Command command) =>
        HelpGroups.Of(command).SelectMany(group => group.Options).Where(option => option is not (HelpOption or HelpAllOption)).Select(option => new OptionRow(option));

    [GeneratedRegex(@"<!-- options of (?<place>(?<command>lmi[a-z -]*?)(?:: (?<group>[^>]+?))?) -->\n.*?\n<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Places();

    [GeneratedRegex(@"^(?<meaning>.*?)\.?(?: \[default: (?<default>.*)\])?$")]
    private static partial Regex Parts();

    /// <summary>An option in a table.</summary>
    /// <param name="Names">Its names and its value.</param>
    /// <param name="Meaning">What it does.</param>
    /// <param name="Default">What applies without it.</param>
    private sealed record OptionRow(string Names, string Meaning, string Default = "")
    {
        /// <summary>An option as the help describes it.</summary>
        /// <param name="option">The option.</param>
        public OptionRow(Option option)
            : this(NamesOf(option), Cell(Parts().Match(option.Description!).Groups["meaning"].Value), DefaultOf(option)) => Name = $"`{option.Name}`";

        /// <summary>The name alone.</summary>
        public string Name { get; } = Names;

        private static string NamesOf(Option option)
        {
            string value = option.HelpName ?? "VALUE";
            string form = option.ValueType == typeof(bool) ? option.Name : option.Arity.MinimumNumberOfValues == 0 ? $"{option.Name} [{value}]" : $"{option.Name} {value}";
            return string.Join(", ", option.Aliases.Prepend(form).Select(name => $"`{name.Replace("|", "\\|", StringComparison.Ordinal)}`"));
        }

        private static string DefaultOf(Option option) => option.Required ? "required" : Cell(Parts().Match(option.Description!).Groups["default"].Value);

        private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
    }
}
