using System.CommandLine;
using System.Globalization;

namespace LatentMI.Cli.Help;

/// <summary>Writes the help of a command: what it does, its usage, its arguments, commands and options, wrapped to a width.</summary>
/// <param name="output">Where it is written.</param>
/// <param name="width">The characters of a line.</param>
internal sealed class HelpPage(TextWriter output, int width)
{
    private const int TitleIndent = 2;
    private const int TextIndent = 26;

    // Below, a word a line would be left beside the indent.
    private const int FewestOfText = 24;

    /// <summary>Writes the help of one command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isComplete">Whether all options are shown, instead of the common ones where there are many.</param>
    public void Write(Command command, bool isComplete)
    {
        WriteWrapped(command.Description ?? string.Empty, indent: 0, column: 0);
        WriteUsage(command);
        WriteSection("Arguments", command.Arguments.Where(argument => !argument.Hidden).Select(argument => (Label(argument), argument.Description)));
        WriteSection("Commands", command.Subcommands.Where(one => !one.Hidden).Select(one => (Label(one), one.Description)));

        IReadOnlyList<(string Title, IReadOnlyList<Option> Options)> groups = HelpGroups.Of(command);
        (string, string?)[] help = groups.Count > 1
            ? [("-?, -h, --help", "Shows the common options."), ("--help-all", "Shows all options.")]
            : [("-?, -h, --help", "Shows this help.")];
        IEnumerable<(string, string?)> first = groups[0].Options.Select(Describe).Concat(help);
        WriteSection(groups.Count > 1 ? "Common options" : "Options", first);
        if (isComplete)
        {
            foreach ((string title, IReadOnlyList<Option> options) in groups.Skip(1))
            {
                WriteSection(title, options.Select(Describe));
            }
        }
        else if (groups.Skip(1).Sum(group => group.Options.Count) is > 0 and int more)
        {
            output.WriteLine();
            WriteWrapped(string.Create(CultureInfo.InvariantCulture, $"{more} more options: {FullName(command)} --help-all"), indent: 0, column: 0);
        }

        WriteExamples(command);
    }

    /// <summary>A command's name with those of the commands above it, by the program's own name.</summary>
    /// <param name="command">The command.</param>
    public static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{FullName(parent)} {command.Name}" : "lmi";

    private void WriteUsage(Command command)
    {
        output.WriteLine();
        output.WriteLine("Usage:");
        string name = FullName(command);
        if (command.Subcommands.Count > 0)
        {
            output.WriteLine($"{string.Empty,TitleIndent}{name} COMMAND [options]");
        }

        if (command.Subcommands.Count == 0 || command.Arguments.Count > 0)
        {
            output.WriteLine($"{string.Empty,TitleIndent}{string.Join(' ', [name, .. command.Arguments.Select(InUsage)])} [options]");
        }
    }

    private void WriteExamples(Command command)
    {
        HelpExample[] examples = [.. HelpExamples.Of(command)];
        if (examples.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (HelpExample example in examples)
        {
            output.WriteLine($"{string.Empty,TitleIndent}{example.Line}");
            WriteWrapped(example.Text, indent: 3 * TitleIndent, column: 0);
        }
    }

    private void WriteSection(string title, IEnumerable<(string Label, string? Text)> rows)
    {
        bool isFirst = true;
        foreach ((string label, string? text) in rows)
        {
            if (isFirst)
            {
                output.WriteLine();
                output.WriteLine($"{title}:");
                isFirst = false;
            }

            WriteRow(label, text ?? string.Empty);
        }
    }

    private void WriteRow(string label, string text)
    {
        int indent = width - TextIndent >= FewestOfText ? TextIndent : 2 * TitleIndent;
        output.Write($"{string.Empty,TitleIndent}{label}");
        int column = TitleIndent + label.Length;
        if (column + TitleIndent > indent)
        {
            output.WriteLine();
            column = 0;
        }

        WriteWrapped(text, indent, column);
    }

    /// <summary>Writes words from an indent on, and ends the line.</summary>
    /// <param name="text">The words.</param>
    /// <param name="indent">Where lines begin.</param>
    /// <param name="column">Where the writer is, at most at the indent.</param>
    private void WriteWrapped(string text, int indent, int column)
    {
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && column + 1 + word.Length > width)
            {
                output.WriteLine();
                (column, isEmpty) = (0, true);
            }

            string space = isEmpty ? new string(' ', indent - column) : " ";
            output.Write(space + word);
            column += space.Length + word.Length;
            isEmpty = false;
        }

        output.WriteLine();
    }

    /// <summary>An option's names and value, and what it does.</summary>
    /// <param name="option">The option.</param>
    public static (string Label, string? Text) Describe(Option option)
    {
        IEnumerable<string> names = option.Aliases.Append(option.Name).OrderBy(name => name.Length);
        string label = string.Join(", ", names);
        string value = option.HelpName ?? "VALUE";
        bool isSwitch = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool);
        string form = isSwitch ? label : option.Arity.MinimumNumberOfValues == 0 ? $"{label} [<{value}>]" : $"{label} <{value}>";
        return (option.Required ? $"{form} (required)" : form, option.Description);
    }

    private static string Label(Command command) => string.Join(' ', [command.Name, .. command.Arguments.Select(Label)]);

    private static string Label(Argument argument) => $"<{argument.HelpName ?? argument.Name}>";

    /// <summary>An argument as the usage shows it: in brackets where it may be left out.</summary>
    /// <param name="argument">The argument.</param>
    public static string InUsage(Argument argument)
    {
        string label = argument.Arity.MaximumNumberOfValues > 1 ? $"{Label(argument)}..." : Label(argument);
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{label}]" : label;
    }
}
