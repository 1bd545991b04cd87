using System.Text.RegularExpressions;

namespace LatentMI.Cli.Tests.Refusals;

/// <summary>The table of all refusals, <c>refusals.txt</c>: files, commands that cannot use them, and the lines that say so.</summary>
internal static class RefusalTable
{
    private static readonly string Source = Path.Combine(SharedFiles.RepositoryRoot(), "tests", "LatentMI.Cli.Tests", "Refusals");

    /// <summary>The path of the table.</summary>
    public static string TablePath { get; } = Path.Combine(Source, "refusals.txt");

    /// <summary>The path of the list of what no row provokes.</summary>
    public static string UnprovokedPath { get; } = Path.Combine(Source, "unprovoked.txt");

    /// <summary>The topics, in order: what the first line of each names.</summary>
    /// <param name="lines">The lines of the table.</param>
    public static IReadOnlyList<RefusalTopic> Read(IEnumerable<string> lines)
    {
        var topics = new List<RefusalTopic>();
        foreach ((int index, string line) in lines.Index())
        {
            switch (line)
            {
                case ['#', ' ', .. string name]:
                    topics.Add(new RefusalTopic(name));
                    break;
                case ['>', .. string command]:
                    topics[^1].Steps.Add(new RefusalStep(index, command.Trim(), string.Empty));
                    break;
                case ['l', 'm', 'i', ':', ..]:
                    topics[^1].Steps[^1] = topics[^1].Steps[^1] with { Answer = line };
                    break;
                default:
                    if (topics.Count > 0 && Regex.Match(line, @"^(?<name>\S+) = ?(?<content>.*)$") is { Success: true } file)
                    {
                        topics[^1].Steps.Add(new RefusalStep(index, file.Groups["name"].Value, file.Groups["content"].Value) { IsFile = true });
                    }

                    break;
            }
        }

        return topics;
    }

    /// <summary>The words of a command line: separated by spaces, but within apostrophes; <c>./</c> is the folder of the files.</summary>
    /// <param name="commandLine">The command line.</param>
    /// <param name="folder">The folder.</param>
    public static string[] Words(string commandLine, TemporaryFolder folder) =>
    [
        .. Regex.Matches(commandLine, "(?<word>'[^']*')|(?<word>[^ ]+)", RegexOptions.ExplicitCapture)
            .Select(match => match.Value is ['\'', .. string quoted, '\''] ? quoted : match.Value)
            .Select(word => word.Replace("./", folder.Path + "/", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal)),
    ];

    /// <summary>Runs the commands of a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <returns>What each answers, by the place of its line.</returns>
    public static IEnumerable<(RefusalStep Step, string Answer)> Run(RefusalTopic topic)
    {
        using var folder = new TemporaryFolder();
        var files = new RefusalFiles(folder);
        foreach (RefusalStep step in topic.Steps)
        {
            if (step.IsFile)
            {
                files.Make(step.Command, step.Answer);
                continue;
            }

            string[] before = Entries(folder);
            ToolResult result = Tool.Run(Words(step.Command, folder));
            string answer = result.ExitCode is 2 or 74 && result.Output.Length == 0 ? result.Error.TrimEnd('\n') : $"ended with {result.ExitCode}: {result.Output}{result.Error}";
            string[] made = [.. Entries(folder).Except(before)];
            answer = made.Length == 0 ? answer : $"{answer} Files were left: {string.Join(", ", made)}";
            yield return (step, answer.Replace(folder.Path + "/", "./", StringComparison.Ordinal).Replace(folder.Path, ".", StringComparison.Ordinal));
        }
    }

    private static string[] Entries(TemporaryFolder folder) => Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories);
}
