namespace LatentMI.IO.Streams;

/// <summary>So many bytes of another stream, from where it stands.</summary>
/// <param name="content">The stream, which stays open.</param>
/// <param name="length">How many bytes.</param>
internal sealed class BoundedStream(Stream content, long length) : ForwardStream
{
    private const int ChunkLength = 1 << 14;

    /// <summary>How many bytes have not been read.</summary>
    public long Left { get; private set; } = length;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count = content.Read(buffer[..(int)Math.Min(buffer.Length, Left)]);
        Left -= count;
        return count;
    }

    /// <summary>Passes over what is left.</summary>
    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    public void Skip()
    {
        if (content.CanSeek)
        {
            if (content.Length - content.Position < Left)
            {
                throw new InvalidDataException("it is truncated.");
            }

            content.Position += Left;
            Left = 0;
            return;
        }

        Span<byte> chunk = stackalloc byte[ChunkLength];
        while (Left > 0)
        {
            if (Read(chunk) == 0)
            {
                throw new InvalidDataException("it is truncated.");
            }
        }
    }
}
