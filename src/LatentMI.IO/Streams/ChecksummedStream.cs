namespace LatentMI.IO.Streams;

/// <summary>
/// A stream that compares what was read with a checksum once it has been read to its end, as the .NET zip reader does not do.
/// </summary>
/// <param name="content">What is read; disposed of with this stream.</param>
/// <param name="checksum">The expected checksum (<see cref="Crc32"/>).</param>
internal sealed class ChecksummedStream(Stream content, uint checksum) : ForwardStream
{
    private uint _state;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count = content.Read(buffer);
        _state = Crc32.Append(_state, buffer[..count]);
        if (count == 0 && buffer.Length > 0 && _state != checksum)
        {
            throw new InvalidDataException("the content does not match the checksum in the archive.");
        }

        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}
