namespace LatentMI.IO.Streams;

/// <summary>A stream that is read to its end and then followed by some more bytes.</summary>
/// <param name="first">What is read first; disposed of with this stream.</param>
/// <param name="follower">The bytes that follow.</param>
internal sealed class FollowedStream(Stream first, byte[] follower) : ForwardStream
{
    private readonly MemoryStream _follower = new(follower, writable: false);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count = first.Read(buffer);
        return count > 0 ? count : _follower.Read(buffer);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            _follower.Dispose();
        }

        base.Dispose(disposing);
    }
}
