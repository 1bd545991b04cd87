using System.Runtime.CompilerServices;

namespace LatentMI.IO.Streams;

/// <summary>
/// A file as a library is to see it that was not written for damaged files: what it asks for is counted, so that addresses that lead in circles
/// end as an error and not as a hang or an overflow of the stack.
/// </summary>
internal sealed class LimitedStream : Stream
{
    // Requests are counted as well as bytes, because endless loops may ask for one byte at a time.
    private const long FreeRequests = 4L << 20;
    private const long MostRequestsPerByte = 4;
    private const long FreeBytes = 64L << 20;

    // The HDF5 library reads structures again for each part of them that is looked up, such as the names of a group for each name.
    private const long MostReadings = 4096;
    private readonly Stream _content;
    private CancellationToken _cancellationToken;
    private long _bytesLeft;
    private long _requestsLeft;

    /// <summary>Wraps a file.</summary>
    /// <param name="content">The file, which this stream disposes of.</param>
    public LimitedStream(Stream content)
    {
        _content = content;
        Restart(CancellationToken.None);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _content.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _content.Position;
        set => _content.Position = value;
    }

    /// <summary>Counts from the start again, for another item to be read.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public void Restart(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _bytesLeft = FreeBytes + (MostReadings * _content.Length);
        _requestsLeft = FreeRequests + (MostRequestsPerByte * _content.Length);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">Far more has been read than the file holds, or structures are nested too deep.</exception>
    public override int Read(Span<byte> buffer)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new InvalidDataException("its structures are nested too deeply.");
        }

        _bytesLeft -= buffer.Length;
        _requestsLeft--;
        return _bytesLeft >= 0 && _requestsLeft >= 0 ? _content.Read(buffer) : throw new InvalidDataException("its structures are circular.");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => _content.Seek(offset, origin);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
