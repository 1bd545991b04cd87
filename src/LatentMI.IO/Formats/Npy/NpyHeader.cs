using System.Buffers.Binary;
using System.Text;
using LatentMI.IO.Arrays;

namespace LatentMI.IO.Formats.Npy;

/// <summary>The header of a NumPy array file, versions 1 to 3 of the format (NumPy Enhancement Proposal 1, and numpy.lib.format).</summary>
/// <param name="Type">The type of the numbers.</param>
/// <param name="IsBigEndian">Whether the most significant byte of a number comes first.</param>
/// <param name="IsFortranOrder">Whether the first axis varies fastest.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Length">The length of the header, in bytes: where the numbers start.</param>
internal sealed record NpyHeader(ElementType Type, bool IsBigEndian, bool IsFortranOrder, ArrayShape Shape, int Length)
{
    private const int LongestDictionary = 1 << 16;

    /// <summary>The bytes every file starts with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header, up to the first number.</summary>
    /// <param name="stream">The file from its start.</param>
    /// <param name="address">How messages call the array.</param>
    /// <exception cref="InputException">The header is damaged, or the array is not one of real numbers.</exception>
    public static NpyHeader Read(Stream stream, string address)
    {
        (NpyDictionary entries, int length) = ReadDictionary(stream, address);
        ElementType type = ParseType(entries.Description, address);
        return new NpyHeader(type, entries.Description[0] == '>' && type.Size() > 1, entries.IsFortranOrder, ArrayShape.Create(entries.Shape, address), length);
    }

    /// <summary>Reads the header of an array of any type, up to the first value.</summary>
    /// <param name="stream">The file from its start.</param>
    /// <param name="address">How messages call the array.</param>
    /// <returns>What it says, and its length in bytes.</returns>
    /// <exception cref="InputException">The header is damaged.</exception>
    public static (NpyDictionary Entries, int Length) ReadDictionary(Stream stream, string address)
    {
        Span<byte> prefix = stackalloc byte[Magic.Length + 2];
        ReadOrFail(stream, prefix, address);
        if (!prefix.StartsWith(Magic))
        {
            throw new InputException($"{address}: is not a NumPy array: it does not start like one.");
        }

        int major = prefix[Magic.Length];
        if (major is < 1 or > 3)
        {
            throw new InputException($"{address}: version {major} of the npy format is not supported; 1, 2 and 3 are.");
        }

        Span<byte> lengthBytes = stackalloc byte[major == 1 ? sizeof(ushort) : sizeof(uint)];
        ReadOrFail(stream, lengthBytes, address);
        uint length = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(lengthBytes) : BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > LongestDictionary)
        {
            throw new InputException($"{address}: the npy header claims {length} bytes; it is damaged or of a structured array.");
        }

        var dictionary = new byte[length];
        ReadOrFail(stream, dictionary, address);

        // Names of structured fields are all that may be beyond ASCII, so one encoding does for all versions.
        NpyDictionary entries = NpyDictionary.Parse(Encoding.Latin1.GetString(dictionary), address);
        return (entries, prefix.Length + lengthBytes.Length + (int)length);
    }

    private static ElementType ParseType(string description, string address)
    {
        char order = description.Length > 1 ? description[0] : '?';
        string type = description.Length > 1 ? description[1..] : description;
        ElementType? element = type switch
        {
            "b1" => ElementType.Bool,
            "i1" => ElementType.Int8,
            "u1" => ElementType.UInt8,
            "i2" => ElementType.Int16,
            "u2" => ElementType.UInt16,
            "i4" => ElementType.Int32,
            "u4" => ElementType.UInt32,
            "i8" => ElementType.Int64,
            "u8" => ElementType.UInt64,
            "f2" => ElementType.Float16,
            "f4" => ElementType.Float32,
            "f8" => ElementType.Float64,
            _ => null,
        };
        if (element is not null && (order is '<' or '>' || element.Value.Size() == 1))
        {
            return element.Value;
        }

        string shown = OneLine.Quote(description);
        throw new InputException(type switch
        {
            ['O', ..] => $"{address}: holds pickled Python objects ({shown}), which are never loaded; save an array of numbers: np.save(path, a.astype(float)).",
            ['c', ..] => $"{address}: holds complex numbers ({shown}); save real and imaginary parts as columns.",
            ['f', ..] => $"{address}: holds floats of a size that is not supported ({shown}); convert them in NumPy: a.astype('<f8').",
            ['S' or 'U', ..] => $"{address}: holds texts ({shown}), which are read as labels where they are one column.",
            _ => $"{address}: holds values of the type {shown}; booleans, integers and floats of up to 64 bits can be read.",
        });
    }

    private static void ReadOrFail(Stream stream, Span<byte> bytes, string address)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new InputException($"{address}: is truncated within the npy header.");
        }
    }
}
