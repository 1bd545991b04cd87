namespace LatentMI.IO.Streams;

/// <summary>A stream that someone else owns: it stays open when this one is disposed of.</summary>
/// <param name="owned">The stream.</param>
internal sealed class LentStream(Stream owned) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => owned.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => owned.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => owned.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => owned.Position;
        set => owned.Position = value;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => owned.Read(buffer);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => owned.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => owned.Seek(offset, origin);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
