using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using LatentMI.IO.Arrays;
using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Matlab;

/// <summary>
/// The variables of a MAT-file of level 5, one after the other ("MAT-File Format", The MathWorks, chapter 1): after a header of 128 bytes, elements of a tag
/// (type, length) and their data, filled up to 8 bytes. A variable is an element of elements, alone or compressed by zlib.
/// </summary>
internal sealed class MatElements : IDisposable
{
    private const int HeaderLength = 128;
    private const int EndianMark = 126;
    private const int TagLength = 8;
    private const int MatrixType = 14;
    private const int CompressedType = 15;
    private const int Int8Type = 1;
    private const int Int32Type = 5;
    private const int UInt32Type = 6;
    private const int FlagsLength = 8;
    private const int ComplexFlag = 0x0800;
    private const int ClassMask = 0xFF;

    // MATLAB names have up to 63 characters, and no array anywhere near so many axes.
    private const int LongestSmallElement = 4096;

    private readonly Stream _file;
    private readonly bool _isBigEndian;
    private BoundedStream? _element;
    private Stream? _variable;

    /// <summary>Reads the header of a file.</summary>
    /// <param name="file">The file, from its start.</param>
    /// <exception cref="InvalidDataException">It is truncated, or says nothing of its order of bytes.</exception>
    public MatElements(Stream file)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        ReadExactly(file, header);
        _file = file;
        _isBigEndian = header[EndianMark..] switch
        {
            [(byte)'I', (byte)'M'] => false,
            [(byte)'M', (byte)'I'] => true,
            _ => throw new InvalidDataException("its header is damaged."),
        };
    }

    /// <summary>The variables in their order. What of one is left when the next is asked for is passed over.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IEnumerable<MatVariable> Variables(CancellationToken cancellationToken)
    {
        while (Next() is { } variable)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return variable;
        }
    }

    /// <summary>Reads the values of the variable that <see cref="Variables"/> returned last.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="room">How much memory they may take.</param>
    /// <param name="address">How messages call it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There are fewer or more values than its axes claim.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public NumericArray ReadValues(MatVariable variable, MemoryRoom room, string address, CancellationToken cancellationToken)
    {
        ArrayShape shape = variable.Shape(address);
        (int type, byte[]? small, uint length) = ReadTag(_variable!);
        ElementType stored = ElementOf(type);
        using Stream values = small is not null ? new MemoryStream(small) : new BoundedStream(_variable!, length);
        NumericArray array = ArrayPayload.Read(values, shape, stored, _isBigEndian, room, address, cancellationToken);
        return array.Singles is not null
            ? new NumericArray(shape, FortranOrder.ToRowMajor(array.Singles, shape)) { Kind = variable.Kind }
            : new NumericArray(shape, FortranOrder.ToRowMajor(array.Doubles!, shape)) { Kind = variable.Kind };
    }

    /// <summary>Lets go of the variable that was read last, but not of the file.</summary>
    public void Dispose()
    {
        _variable?.Dispose();
        _element?.Dispose();
    }

    private static ElementType ElementOf(int type) => type switch
    {
        Int8Type => ElementType.Int8,
        2 => ElementType.UInt8,
        3 => ElementType.Int16,
        4 => ElementType.UInt16,
        Int32Type => ElementType.Int32,
        UInt32Type => ElementType.UInt32,
        7 => ElementType.Float32,
        9 => ElementType.Float64,
        12 => ElementType.Int64,
        13 => ElementType.UInt64,
        _ => throw new InvalidDataException("the type of its numbers is unknown."),
    };

    private static long Filled(long length) => (length + (TagLength - 1)) / TagLength * TagLength;

    private static void ReadExactly(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new InvalidDataException("it is truncated.");
        }
    }

    /// <summary>The next variable; null at the end of the file.</summary>
    private MatVariable? Next()
    {
        Span<byte> tag = stackalloc byte[TagLength];
        while (true)
        {
            _element?.Skip();
            _variable?.Dispose();
            int read = _file.ReadAtLeast(tag, TagLength, throwOnEndOfStream: false);
            if (read == 0)
            {
                return null;
            }

            if (read < TagLength)
            {
                throw new InvalidDataException("it is truncated.");
            }

            uint type = Number(tag);
            long length = Number(tag[sizeof(uint)..]);

            // Compressed elements are not filled up.
            _element = new BoundedStream(_file, type == CompressedType ? length : Filled(length));
            _variable = type == CompressedType ? new ZLibStream(_element, CompressionMode.Decompress) : _element;
            if (type == CompressedType)
            {
                ReadExactly(_variable, tag);
                type = Number(tag);
            }

            if (type == MatrixType)
            {
                return ReadVariable(_variable);
            }
        }
    }

    private MatVariable ReadVariable(Stream stream)
    {
        byte[] flags = ReadElement(stream, UInt32Type);
        byte[] axes = ReadElement(stream, Int32Type);
        byte[] name = ReadElement(stream, Int8Type);
        if (flags.Length != FlagsLength || axes.Length < 2 * sizeof(int) || axes.Length % sizeof(int) != 0)
        {
            throw new InvalidDataException("the header of a variable is damaged.");
        }

        uint word = Number(flags);
        return new MatVariable(
            Encoding.UTF8.GetString(name),
            (MatClass)(word & ClassMask),
            (word & ComplexFlag) != 0,
            [.. Enumerable.Range(0, axes.Length / sizeof(int)).Select(axis => (long)(int)Number(axes.AsSpan(axis * sizeof(int))))]);
    }

    /// <summary>Reads an element that says something of a variable.</summary>
    private byte[] ReadElement(Stream stream, int expectedType)
    {
        (int type, byte[]? small, uint length) = ReadTag(stream);
        if (type != expectedType || length > LongestSmallElement)
        {
            throw new InvalidDataException("the header of a variable is damaged.");
        }

        if (small is not null)
        {
            return small;
        }

        var data = new byte[Filled(length)];
        ReadExactly(stream, data);
        return data[..(int)length];
    }

    /// <summary>Reads a tag; up to four bytes of data stand in its second half.</summary>
    private (int Type, byte[]? Small, uint Length) ReadTag(Stream stream)
    {
        Span<byte> tag = stackalloc byte[TagLength];
        ReadExactly(stream, tag);
        uint type = Number(tag);
        uint smallLength = type >> 16;
        if (smallLength == 0)
        {
            return ((int)type, null, Number(tag[sizeof(uint)..]));
        }

        return smallLength <= sizeof(uint)
            ? ((int)(type & ushort.MaxValue), tag.Slice(sizeof(uint), (int)smallLength).ToArray(), smallLength)
            : throw new InvalidDataException("the header of a variable is damaged.");
    }

    private uint Number(ReadOnlySpan<byte> bytes) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
