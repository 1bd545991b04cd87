using System.CommandLine;

namespace LatentMI.Cli.Help;

/// <summary>Writes the help of all commands as a manual page, in the macros of <c>man</c>.</summary>
/// <param name="output">Where it is written.</param>
internal sealed class ManualPage(TextWriter output)
{
    /// <summary>Writes the page.</summary>
    /// <param name="root">The program.</param>
    public void Write(RootCommand root)
    {
        string version = typeof(ManualPage).Assembly.GetName().Version!.ToString(fieldCount: 3);
        output.WriteLine($".TH LMI 1 \"\" \"lmi {version}\" \"User Commands\"");

        // Lists of names without spaces cannot be stretched to a straight right margin.
        output.WriteLine(".ad l");
        WriteSection("NAME", $"lmi \\- {Escape(root.Description!)}");
        WriteSection("SYNOPSIS", ".B lmi", ".I COMMAND", "[options]");
        WriteSection("COMMANDS");
        foreach (Command command in Runnable(root))
        {
            WriteCommand(command);
        }

        WriteSection("EXIT STATUS");
        WriteItem("0", "Success, with or without warnings.");
        WriteItem("1", "Not enough memory.");
        WriteItem("2", "Invalid command line or data; the message says what is wrong, where, and what to do.");
        WriteItem("74", "The output or a file cannot be written; no file is half-written.");
        WriteItem("129, 130, 143", "Ended by SIGHUP, SIGINT or SIGTERM.");
        WriteSection("ENVIRONMENT");
        WriteItem("LATENTMI_SIMD", "Forces a vector width: 512, 256, 128 or scalar.");
    }

    private void WriteCommand(Command command)
    {
        output.WriteLine($".SS \"{Escape(string.Join(' ', [HelpPage.FullName(command), .. command.Arguments.Where(argument => !argument.Hidden).Select(HelpPage.InUsage)]))}\"");
        WriteText(command.Description!);
        foreach (Argument argument in command.Arguments.Where(argument => !argument.Hidden))
        {
            WriteItem(argument.HelpName ?? argument.Name, argument.Description!);
        }

        foreach (Option option in HelpGroups.Of(command).SelectMany(group => group.Options))
        {
            (string label, string? text) = HelpPage.Describe(option);
            WriteItem(label, text!);
        }

        foreach (HelpExample example in HelpExamples.Of(command))
        {
            WriteText(example.Text);
            WriteLines(".EX", Escape(example.Line), ".EE");
        }
    }

    private void WriteSection(string title, params IEnumerable<string> content) => WriteLines([$".SH {title}", .. content]);

    private void WriteItem(string label, string text) => WriteLines(".TP", $".B {Escape(label)}", Escape(text));

    private void WriteText(string text) => WriteLines(".PP", Escape(text));

    private void WriteLines(params IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>The commands that do something, in the order of the help.</summary>
    private static IEnumerable<Command> Runnable(Command command) => command.Subcommands.Where(one => !one.Hidden)
        .SelectMany(one => one.Subcommands.Count == 0 ? [one] : one.Arguments.Count > 0 ? Runnable(one).Prepend(one) : Runnable(one));

    /// <summary>Text of which nothing is taken for a command of the formatter.</summary>
    private static string Escape(string text)
    {
        string escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("\"", "\\(dq", StringComparison.Ordinal);
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? $"\\&{escaped}" : escaped;
    }
}
