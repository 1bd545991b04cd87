using System.Text;
using LatentMI.IO.Writing;

namespace LatentMI.Cli.Hosting;

/// <summary>Standard output. Where it cannot be written to, as on a full disk or where it is closed, the command ends: its result would be lost.</summary>
/// <param name="output">Where the text goes.</param>
internal sealed class ResultWriter(TextWriter output) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    /// <exception cref="OutputException">It cannot be written to.</exception>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        try
        {
            output.Write(buffer);
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw Failure(e);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    /// <exception cref="OutputException">It cannot be written to.</exception>
    public override void Flush()
    {
        try
        {
            output.Flush();
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw Failure(e);
        }
    }

    // A closed descriptor is told as a lack of permission, the reason within it as it is.
    private static OutputException Failure(Exception e) =>
        new($"standard output cannot be written to: {OneLine.Of(e.GetBaseException().Message.TrimEnd('.'))}.", e);
}
