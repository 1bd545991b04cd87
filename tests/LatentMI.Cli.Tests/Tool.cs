using LatentMI.Cli.Hosting;

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

    public static ToolResult Run(CancellationToken cancellationToken, params string[] args) => Run(context => context, args, cancellationToken);

    /// <summary>Runs, and cancels as soon as a line of progress tells of something, on the thread that tells it.</summary>
    public static ToolResult RunUntil(string words, params string[] args)
    {
        using var source = new CancellationTokenSource();
        using var error = new CancelingWriter(words, source);
        ToolResult result = Run(context => context with { Error = error }, args, source.Token);
        return result with { Error = error.ToString() };
    }

    /// <summary>Runs without a network: every request fails as where no name is known.</summary>
    public static ToolResult RunOffline(params string[] args) =>
        Run(context => context with { CreateHttpHandler = () => new NoNetwork() }, args, TestContext.Current.CancellationToken);

    private static ToolResult Run(Func<CommandContext, CommandContext> change, string[] args, CancellationToken cancellationToken)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        CommandContext context = change(new CommandContext(output, error, ErrorIsTerminal: false, cancellationToken));
        int exitCode = CommandLineApplication.Run(args, context);
        return new ToolResult(exitCode, output.ToString(), error.ToString());
    }

    private sealed class CancelingWriter(string words, CancellationTokenSource source) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(words, StringComparison.Ordinal) == true)
            {
                source.Cancel();
            }
        }
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(new HttpRequestException("Name or service not known."));
    }
}
