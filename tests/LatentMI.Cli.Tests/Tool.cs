namespace LatentMI.Cli.Tests;

/// <summary>How a command ended and what it wrote.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs command lines within the test process.</summary>
internal static class Tool
{
    public static ToolResult Run(params string[] args) => Run(TestContext.Current.CancellationToken, args);

    public static ToolResult Run(CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = CommandLineApplication.Run(args, new CommandContext(output, error, ErrorIsTerminal: false, cancellationToken));
        return new ToolResult(exitCode, output.ToString(), error.ToString());
    }
}
