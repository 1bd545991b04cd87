using System.IO.Compression;

namespace LatentMI.IO.Streams;

/// <summary>
/// The decompressed content of a gzip file. Unlike <see cref="GZipStream"/>, which takes a file that was cut off for a whole one, it raises
/// <see cref="InvalidDataException"/> where the compressed data end early or are followed by anything else than further gzip members.
/// </summary>
/// <remarks>
/// A gzip member of known content is read after the file. Its content appears at the end of the output just when the decoder stood between
/// two members at the end of the file, that is, when the file was whole.
/// </remarks>
internal sealed class GzipContentStream : ForwardStream
{
    private const int BufferLength = 1 << 16;
    private static readonly byte[] EndMark = "end of the gzip content"u8.ToArray();
    private static readonly byte[] EndMember = Compress(EndMark);
    private readonly FollowedStream _compressed;
    private readonly GZipStream _decoder;

    // The bytes from _start to _end are decoded; the last of them, as many as the mark has, may be the mark.
    private readonly byte[] _buffer = new byte[BufferLength];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Starts the decompression.</summary>
    /// <param name="compressed">The file's bytes, which this stream disposes of.</param>
    public GzipContentStream(Stream compressed)
    {
        _compressed = new FollowedStream(compressed, EndMember);
        _decoder = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (!_isAtEnd && _end - _start <= EndMark.Length)
        {
            Decode();
        }

        int count = Math.Min(buffer.Length, _end - _start - (_isAtEnd ? 0 : EndMark.Length));
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder.Dispose();
            _compressed.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var encoder = new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true))
        {
            encoder.Write(content);
        }

        return compressed.ToArray();
    }

    private void Decode()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        int count;
        try
        {
            count = _decoder.Read(_buffer.AsSpan(_end));
        }
        catch (InvalidDataException e)
        {
            // The decoder's own message speaks of archive entries.
            throw new InvalidDataException("the gzip data are damaged or truncated.", e);
        }

        _end += count;
        if (count == 0)
        {
            if (!_buffer.AsSpan(0, _end).EndsWith(EndMark))
            {
                throw new InvalidDataException("the gzip data are truncated or followed by other data.");
            }

            _end -= EndMark.Length;
            _isAtEnd = true;
        }
    }
}
