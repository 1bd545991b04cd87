using System.Text;
using LatentMI.IO.Writing;

namespace LatentMI.Cli.Hosting;

/// <summary>
/// Standard error. Where it cannot be written to, nobody can be told, and the command goes on: its result and its exit code are worth more than its
/// messages.
/// </summary>
/// <param name="error">Where the text goes.</param>
internal sealed class MessageWriter(TextWriter error) : TextWriter
{
    private bool _isLost;

    /// <inheritdoc/>
    public override Encoding Encoding => error.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Guard(() => error.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Guard(() => error.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Guard(() => error.Write(buffer, index, count));

    /// <summary>Writes one line: what a name of a file or a column has in it that would break the line, or a terminal would obey, is escaped.</summary>
    /// <param name="value">The line.</param>
    public override void WriteLine(string? value) => Guard(() => error.WriteLine(OneLine.Printable(value)));

    /// <inheritdoc/>
    public override void Flush() => Guard(error.Flush);

    private void Guard(Action write)
    {
        if (_isLost)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            _isLost = true;
        }
    }
}
