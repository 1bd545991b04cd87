namespace LatentMI.IO.Streams;

/// <summary>A file in which some bytes are shown as another one.</summary>
/// <param name="content">The file, which stays open.</param>
/// <param name="positions">Where those bytes are, in increasing order.</param>
/// <param name="shown">What they are shown as.</param>
internal sealed class OverlaidStream(Stream content, IReadOnlyList<long> positions, byte shown) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => content.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => content.Position;
        set => content.Position = value;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        long start = content.Position;
        int count = content.Read(buffer);
        foreach (long position in positions)
        {
            if (position >= start && position < start + count)
            {
                buffer[(int)(position - start)] = shown;
            }
        }

        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => content.Seek(offset, origin);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
