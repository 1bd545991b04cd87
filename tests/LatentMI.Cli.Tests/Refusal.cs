namespace LatentMI.Cli.Tests;

/// <summary>How a command must end that cannot use what it was given.</summary>
internal static class Refusal
{
    /// <summary>Asserts exit code 2, nothing on standard output, and one line without control characters on standard error.</summary>
    public static void Assert(ToolResult result, params string[] words)
    {
        Xunit.Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        string line = Xunit.Assert.Single(result.ErrorLines);
        Xunit.Assert.StartsWith("lmi: ", line, StringComparison.Ordinal);
        Xunit.Assert.DoesNotContain(line, char.IsControl);
        Xunit.Assert.All(words, word => Xunit.Assert.Contains(word, line, StringComparison.Ordinal));
    }
}
