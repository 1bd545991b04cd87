using System.CommandLine;
using System.CommandLine.Parsing;

namespace LatentMI.Cli.Slurm;

/// <summary>The command line that a task of an array runs: this program, as it was called, with its share in the place of the options of the array.</summary>
/// <param name="words">The words after the program's, quoted for a shell.</param>
/// <param name="place">Where the share goes among them.</param>
internal sealed class TaskCommand(IReadOnlyList<string> words, int place)
{
    /// <summary>The command of the tasks of a command line.</summary>
    /// <param name="parse">The command line that submits.</param>
    /// <param name="withheld">The options that the tasks must not have.</param>
    public static TaskCommand Of(ParseResult parse, IReadOnlyList<Option> withheld)
    {
        var names = new Dictionary<string, Option>(
            withheld.SelectMany(option => option.Aliases.Append(option.Name), (option, name) => KeyValuePair.Create(name, option)));
        var words = new List<string>();

        // Right after the command: what follows a double dash would not be an option.
        int place = parse.Tokens.TakeWhile(token => token.Type == TokenType.Command).Count();
        for (int i = 0; i < parse.Tokens.Count; i++)
        {
            Token token = parse.Tokens[i];
            if (token.Type == TokenType.Option && names.TryGetValue(token.Value, out Option? option))
            {
                // A switch has a value only where that is a truth value.
                bool hasValue = option.ValueType != typeof(bool) || (i + 1 < parse.Tokens.Count && bool.TryParse(parse.Tokens[i + 1].Value, out _));
                i += hasValue ? 1 : 0;
                continue;
            }

            words.Add(ShellText.Quote(token.Value));
        }

        return new TaskCommand(words, place);
    }

    /// <summary>The words of the command of one task, quoted for a shell.</summary>
    /// <param name="share">The value of <c>--task</c>, as the shell is to read it.</param>
    public IReadOnlyList<string> For(string share) =>
        [.. Program().Select(ShellText.Quote), .. words.Take(place), "--task", share, .. words.Skip(place)];

    /// <summary>The program of this process: its executable, or <c>dotnet</c> and the program's file where it was called that way.</summary>
    private static string[] Program()
    {
        string executable = Environment.ProcessPath
            ?? throw new InputException("The path of this program is unknown, so no job can call it.");
        return Path.GetFileNameWithoutExtension(executable) == "dotnet"
            ? [executable, Path.Combine(AppContext.BaseDirectory, $"{typeof(TaskCommand).Assembly.GetName().Name}.dll")]
            : [executable];
    }
}
