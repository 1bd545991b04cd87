using System.IO.Compression;
using PureHDF.Filters;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Decompresses chunks by deflate, but no more than a chunk holds; the library's own filter follows a damaged chunk to its end.</summary>
internal sealed class Hdf5DeflateFilter : IH5Filter
{
    // A checksum may be compressed together with the values.
    private const int LongestExtra = 64;

    /// <inheritdoc/>
    public ushort FilterId => DeflateFilter.Id;

    /// <inheritdoc/>
    public string Name => "deflate";

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The chunk holds more than it should.</exception>
    public Memory<byte> Filter(FilterInfo info)
    {
        using var compressed = new MemoryStream(info.Buffer.ToArray(), writable: false);
        using var decoder = new ZLibStream(compressed, CompressionMode.Decompress);
        var chunk = new byte[Math.Max(0, info.ChunkSize) + LongestExtra];
        int length = decoder.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
        return length < chunk.Length ? chunk.AsMemory(0, length) : throw new InvalidDataException("a compressed chunk holds more than it should.");
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: nothing is written.</exception>
    public uint[] GetParameters(uint[] chunkDimensions, uint typeSize, Dictionary<string, object>? options) => throw new NotSupportedException();
}
