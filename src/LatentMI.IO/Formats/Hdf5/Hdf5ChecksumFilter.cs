using PureHDF.Filters;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// Checks the Fletcher-32 checksum of chunks. The library's own filter returns a part of a buffer that is used again for the next chunk, so data
/// sets with this filter alone come out wrong; this one returns a copy.
/// </summary>
internal sealed class Hdf5ChecksumFilter : IH5Filter
{
    private readonly Fletcher32Filter _inner = new();

    /// <inheritdoc/>
    public ushort FilterId => Fletcher32Filter.Id;

    /// <inheritdoc/>
    public string Name => "fletcher32";

    /// <inheritdoc/>
    public Memory<byte> Filter(FilterInfo info) => _inner.Filter(info).ToArray();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: nothing is written.</exception>
    public uint[] GetParameters(uint[] chunkDimensions, uint typeSize, Dictionary<string, object>? options) => throw new NotSupportedException();
}
