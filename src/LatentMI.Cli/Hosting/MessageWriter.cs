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
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_isLost)
        {
            return;
        }

        try
        {
            error.Write(buffer);
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            _isLost = true;
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_isLost)
        {
            return;
        }

        try
        {
            error.Flush();
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            _isLost = true;
        }
    }
}
