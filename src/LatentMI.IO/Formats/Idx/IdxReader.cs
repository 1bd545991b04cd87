using System.Buffers.Binary;
using LatentMI.IO.Arrays;
using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Idx;

/// <summary>Reads idx files, the format of the MNIST images and labels (LeCun, Cortes and Burges): arrays of big-endian numbers.</summary>
/// <param name="file">The file.</param>
internal sealed class IdxReader(SourceFile file) : FormatReader(file, "idx")
{
    private const int MagicLength = 4;

    /// <summary>Whether a file starts as idx files do: two zeros, a known type, a number of axes that is not zero.</summary>
    /// <param name="head">The first bytes.</param>
    public static bool IsIdxStart(ReadOnlySpan<byte> head) =>
        head is [0, 0, byte type, > 0, ..] && ParseType(type) is not null;

    /// <summary>Reads an array as samples: the first axis is the rows.</summary>
    /// <param name="address">What the user wrote: the file, and columns of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file does not hold an array in this format, or not all of it.</exception>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken)
    {
        (bool isTransposed, string? columns) = address.SplitTransposed();
        return Read(address.Text, cancellationToken).ToSource(address.Text, Name).Select(isTransposed, columns);
    }

    private NumericArray Read(string address, CancellationToken cancellationToken)
    {
        using Stream stream = File.Content();
        Span<byte> magic = stackalloc byte[MagicLength];
        int read = stream.ReadAtLeast(magic, MagicLength, throwOnEndOfStream: false);
        if (!IsIdxStart(magic[..read]))
        {
            throw new InputException(
                $"{address}: is not an idx file: it starts with {Convert.ToHexString(magic[..read])}, not 0000, a type (08, 09, 0B to 0E), and a number of axes.");
        }

        int axisCount = magic[3];
        Span<byte> lengths = stackalloc byte[axisCount * sizeof(uint)];
        if (stream.ReadAtLeast(lengths, lengths.Length, throwOnEndOfStream: false) < lengths.Length)
        {
            throw new InputException($"{address}: is truncated within the idx header of {axisCount} axes.");
        }

        Span<long> axes = stackalloc long[axisCount];
        for (int i = 0; i < axisCount; i++)
        {
            axes[i] = BinaryPrimitives.ReadUInt32BigEndian(lengths[(i * sizeof(uint))..]);
        }

        ArrayShape shape = ArrayShape.Create(axes, address);
        ElementType type = ParseType(magic[2])!.Value;
        return ArrayPayload.Read(stream, shape, type, isBigEndian: true, Room, address, cancellationToken);
    }

    private static ElementType? ParseType(byte code) => code switch
    {
        0x08 => ElementType.UInt8,
        0x09 => ElementType.Int8,
        0x0B => ElementType.Int16,
        0x0C => ElementType.Int32,
        0x0D => ElementType.Float32,
        0x0E => ElementType.Float64,
        _ => null,
    };
}
