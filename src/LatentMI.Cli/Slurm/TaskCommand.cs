using System.CommandLine;
using System.CommandLine.Parsing;

namespace LatentMI.Cli.Slurm;

/// <summary>The command line that a task of an array runs: this program, as it was called, with its share in the place of the options of the array.</summary>
internal static class TaskCommand
{
    /// <summary>The words of the command, quoted for a shell.</summary>
    /// <param name="parse">The command line that submits.</param>
    /// <param name="withheld">The options that the tasks must not have.</param>
    /// <param name="share">The value of <c>--task</c>, as the shell is to read it.</param>
    public static IReadOnlyList<string> Create(ParseResult parse, IReadOnlyList<Option> withheld, string share)
    {
        var names = new Dictionary<string, Option>(
            withheld.SelectMany(option => option.Aliases.Append(option.Name), (option, name) => KeyValuePair.Create(name, option)));
        var words = new List<string>(Program().Select(ShellText.Quote));
        bool placed = false;
        for (int i = 0; i < parse.Tokens.Count; i++)
        {
            Token token = parse.Tokens[i];
            if (!placed && token.Type != TokenType.Command)
            {
                // Right after the command: what follows a double dash would not be an option.
                words.AddRange(["--task", share]);
                placed = true;
            }

            if (token.Type == TokenType.Option && names.TryGetValue(token.Value, out Option? option))
            {
                // A switch has a value only where that is a truth value.
                bool hasValue = option.ValueType != typeof(bool) || (i + 1 < parse.Tokens.Count && bool.TryParse(parse.Tokens[i + 1].Value, out _));
                i += hasValue ? 1 : 0;
                continue;
            }

            words.Add(ShellText.Quote(token.Value));
        }

        return words;
    }

    /// <summary>The program of this process: its executable, or <c>dotnet</c> and the program's file where it was called that way.</summary>
    private static string[] Program()
    {
        string executable = Environment.ProcessPath
            ?? throw new InputException("The path of this program is not known, so that no job can call it.");
        return Path.GetFileNameWithoutExtension(executable) == "dotnet"
            ? [executable, typeof(TaskCommand).Assembly.Location]
            : [executable];
    }
}
