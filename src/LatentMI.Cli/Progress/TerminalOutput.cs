using System.Text;
using Spectre.Console;

namespace LatentMI.Cli.Progress;

/// <summary>A terminal for moving bars; that it is one, the library would only find out of a writer that it knows.</summary>
/// <param name="writer">What writes to the terminal.</param>
internal sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
{
    private readonly AnsiConsoleOutput _size = new(writer);

    /// <inheritdoc/>
    public TextWriter Writer => writer;

    /// <inheritdoc/>
    public bool IsTerminal => true;

    /// <inheritdoc/>
    public int Width => _size.Width;

    /// <inheritdoc/>
    public int Height => _size.Height;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding) => _size.SetEncoding(encoding);
}
