using System.Text;

namespace LatentMI.Cli.Hosting;

/// <summary>Where nothing can be written, because it was closed before the program started.</summary>
internal sealed class ClosedWriter : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    /// <exception cref="IOException">Always.</exception>
    public override void Write(char value) => throw new IOException("it is closed");
}
