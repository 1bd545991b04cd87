namespace LatentMI.IO.Streams;

/// <summary>What follows a place of a file, as a file of its own.</summary>
/// <param name="content">The file, which stays open.</param>
/// <param name="start">The place.</param>
internal sealed class TailStream(Stream content, long start) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => content.Length - start;

    /// <inheritdoc/>
    public override long Position
    {
        get => content.Position - start;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            content.Position = start + value;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => content.Read(buffer);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Current => Position,
        SeekOrigin.End => Length,
        _ => 0,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
