using System.CommandLine;

namespace LatentMI.Cli.Help;

/// <summary>What the program says when it is called without a word: what it is for, and what to do next.</summary>
internal static class StartPage
{
    private const int Indent = 2;

    /// <summary>Writes the page.</summary>
    /// <param name="root">The program.</param>
    /// <param name="output">Where to.</param>
    public static void Write(RootCommand root, TextWriter output)
    {
        output.WriteLine(root.Description);
        output.WriteLine();
        HelpExample[] next = [.. HelpExamples.Of(root), new("lmi --help", "Lists all commands."), new("lmi estimate --help", "Explains the options; so does --help with each command.")];
        int width = next.Max(example => example.Line.Length);
        foreach (HelpExample example in next)
        {
            output.WriteLine($"{string.Empty,Indent}{example.Line.PadRight(width)}  {example.Text}");
        }
    }
}
