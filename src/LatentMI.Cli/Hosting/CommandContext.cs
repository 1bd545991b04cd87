namespace LatentMI.Cli.Hosting;

/// <summary>What a command may touch outside of itself; tests put their own in place.</summary>
/// <param name="Output">Where results go: standard output.</param>
/// <param name="Error">Where progress and errors go: standard error.</param>
/// <param name="ErrorIsTerminal">Whether <paramref name="Error"/> is a terminal, which can show a moving bar.</param>
/// <param name="CancellationToken">Canceled when the user interrupts the program.</param>
internal sealed record CommandContext(TextWriter Output, TextWriter Error, bool ErrorIsTerminal, CancellationToken CancellationToken)
{
    /// <summary>Makes what downloads go through.</summary>
    public Func<HttpMessageHandler> CreateHttpHandler { get; init; } = () => new SocketsHttpHandler();

    /// <summary>Tells the characters of a line of help.</summary>
    public Func<int> HelpWidth { get; init; } = () => 80;

    /// <summary>Shows a file with the program that the desktop has for it; returns false where there is no desktop.</summary>
    public Func<string, bool> ShowFile { get; init; } = Desktop.TryShow;
}
