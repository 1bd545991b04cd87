using PureHDF.Filters;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Decompresses chunks by LZF, which is h5py's <c>compression='lzf'</c>: runs of bytes as they are, and references to what came before.</summary>
internal sealed class LzfFilter : IH5Filter
{
    /// <summary>The filter's number in HDF5 files.</summary>
    public const ushort Id = 32000;

    // A checksum may be compressed together with the values.
    private const int LongestExtra = 64;
    private const int LongestRun = 32;
    private const int LengthBits = 3;
    private const int LongLength = 7;
    private const int ShortestReference = 2;

    /// <inheritdoc/>
    public ushort FilterId => Id;

    /// <inheritdoc/>
    public string Name => "lzf";

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The chunk is damaged.</exception>
    public Memory<byte> Filter(FilterInfo info)
    {
        // A chunk that LZF would not shorten is stored as it is. The library then does not turn the shuffling back.
        if (info.Buffer.Length == info.ChunkSize)
        {
            return Unshuffle(info.Buffer.Span, ChunkFilters.BytesShuffledBeforeLzf);
        }

        var chunk = new byte[Math.Max(0, info.ChunkSize) + LongestExtra];
        return chunk.AsMemory(0, Decompress(info.Buffer.Span, chunk));
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: nothing is written.</exception>
    public uint[] GetParameters(uint[] chunkDimensions, uint typeSize, Dictionary<string, object>? options) => throw new NotSupportedException();

    /// <summary>Decompresses bytes.</summary>
    /// <param name="source">The compressed bytes.</param>
    /// <param name="target">Room for the decompressed ones.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="InvalidDataException">They end too early, refer to what is not there, or are more than there is room for.</exception>
    internal static int Decompress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        int from = 0;
        int to = 0;
        while (from < source.Length)
        {
            int control = source[from++];
            if (control < LongestRun)
            {
                int run = control + 1;
                Require(from + run <= source.Length && to + run <= target.Length);
                source.Slice(from, run).CopyTo(target[to..]);
                from += run;
                to += run;
                continue;
            }

            int length = control >> (8 - LengthBits);
            if (length == LongLength)
            {
                Require(from < source.Length);
                length += source[from++];
            }

            Require(from < source.Length);
            int reference = to - (((control % LongestRun) << 8) | source[from++]) - 1;
            length += ShortestReference;
            Require(reference >= 0 && to + length <= target.Length);

            // What is copied may overlap with what it is copied to, which repeats it.
            for (int i = 0; i < length; i++)
            {
                target[to++] = target[reference + i];
            }
        }

        return to;
    }

    private static byte[] Unshuffle(ReadOnlySpan<byte> shuffled, int size)
    {
        if (size <= 1)
        {
            return shuffled.ToArray();
        }

        var values = new byte[shuffled.Length];
        int count = shuffled.Length / size;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < count; j++)
            {
                values[(j * size) + i] = shuffled[(i * count) + j];
            }
        }

        shuffled[(count * size)..].CopyTo(values.AsSpan(count * size));
        return values;
    }

    private static void Require(bool isValid)
    {
        if (!isValid)
        {
            throw new InvalidDataException("a chunk compressed by LZF is damaged.");
        }
    }
}
