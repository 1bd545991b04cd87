using LatentMI.IO.Arrays;
using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Npy;

/// <summary>Reads NumPy array files (<c>.npy</c>).</summary>
/// <param name="file">The file.</param>
internal sealed class NpyReader(SourceFile file) : FormatReader(file, "npy")
{
    /// <summary>
    /// What is larger, in bytes, is mapped, not loaded. A process ends without a word when somebody shortens a file that it has mapped, so only files are mapped
    /// that would take much memory.
    /// </summary>
    public const long MostBytesLoaded = 256L << 20;

    /// <summary>Reads an array as samples; maps a large file where its values can be used as they are stored.</summary>
    /// <inheritdoc/>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken)
    {
        (bool isTransposed, string? columns) = address.SplitTransposed();

        // Of a map, only the chosen columns are copied, and nothing else is touched.
        if (!File.IsGzip && File.Length > MostBytesLoaded && TryMap(address.Text) is { } mapped)
        {
            return mapped.Select(isTransposed, columns);
        }

        using Stream stream = File.Content();
        return Read(stream, Room, address.Text, cancellationToken).ToSource(address.Text, Name).Select(isTransposed, columns);
    }

    /// <summary>Reads an array into memory, in row-major order.</summary>
    /// <param name="stream">The file from its start to its end.</param>
    /// <param name="room">How much memory it may take.</param>
    /// <param name="address">How messages call the array.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The stream does not hold an array of numbers, or not all of it, or more than it.</exception>
    public static NumericArray Read(Stream stream, MemoryRoom room, string address, CancellationToken cancellationToken)
    {
        NpyHeader header = NpyHeader.Read(stream, address);
        NumericArray array = ArrayPayload.Read(stream, header.Shape, header.Type, isBigEndian: false, room, address, cancellationToken);
        if (!header.IsFortranOrder || header.Shape.Axes.Length < 2)
        {
            return array;
        }

        return array.Singles is not null
            ? new NumericArray(header.Shape, FortranOrder.ToRowMajor(array.Singles, header.Shape)) { Kind = array.Kind }
            : new NumericArray(header.Shape, FortranOrder.ToRowMajor(array.Doubles!, header.Shape)) { Kind = array.Kind };
    }

    private SampleSource? TryMap(string address)
    {
        using Stream stream = File.Raw();
        NpyHeader header = NpyHeader.Read(stream, address);
        ArrayPayload.RequireLength(header.Shape, header.Type, stream.Length - header.Length, address);
        NumericArray.RequireMatrix(header.Shape, address);
        bool isRowMajor = !header.IsFortranOrder || header.Shape.Axes.Length < 2;
        bool isFloat = header.Type is ElementType.Float32 or ElementType.Float64;
        bool isAligned = header.Length % header.Type.Size() == 0;
        if (!isRowMajor || !isFloat || !isAligned || !BitConverter.IsLittleEndian)
        {
            return null;
        }

        Samples samples = Samples.Map(File.Map(), header.Length, header.Shape.Rows, (int)header.Shape.Columns, header.Type.ToSampleType());
        return new SampleSource(samples, address, Name) { Notes = NumericArray.FlatteningNotes(header.Shape) };
    }
}
