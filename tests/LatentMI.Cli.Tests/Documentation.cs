using System.CommandLine;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Tests;

/// <summary>The README and the pages in docs/, beside the commands that they are about.</summary>
internal static class Documentation
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The paths of the README and of all pages, from the repository's folder.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md" },
        .. new[] { "docs", "docs/tutorials" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md").Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)),
    ];

    /// <summary>The text of a page.</summary>
    /// <param name="page">Its path from the repository's folder.</param>
    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n");

    /// <summary>The tool's commands, the tool itself first.</summary>
    public static IReadOnlyList<Command> Commands() => [.. WithCommandsOf(Tool())];

    /// <summary>The tool, as it is defined.</summary>
    public static RootCommand Tool() => CommandLineApplication.CreateRoot(new CommandContext(TextWriter.Null, TextWriter.Null, ErrorIsTerminal: false, CancellationToken.None));

    private static IEnumerable<Command> WithCommandsOf(Command command) => command.Subcommands.SelectMany(WithCommandsOf).Prepend(command);

    private static string FindRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LatentMI.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
