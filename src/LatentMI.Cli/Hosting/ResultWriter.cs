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
    public override void Write(char value) => Guard(() => output.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Guard(() => output.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Guard(() => output.Write(buffer, index, count));

    /// <summary>Writes one line: what a name of a file or a column has in it that would break the line, or a terminal would obey, is escaped.</summary>
    /// <param name="value">The line.</param>
    public override void WriteLine(string? value) => Guard(() => output.WriteLine(OneLine.Printable(value)));

    /// <inheritdoc/>
    public override void Flush() => Guard(output.Flush);

    /// <summary>Writes something.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            // A closed descriptor is told as a lack of permission, the reason within it as it is.
            throw new OutputException($"standard output cannot be written to: {OneLine.Of(e.GetBaseException().Message.TrimEnd('.'))}.", e);
        }
    }
}
