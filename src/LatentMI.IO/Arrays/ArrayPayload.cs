using System.Numerics;
using System.Runtime.InteropServices;
using LatentMI.IO.Formats;

namespace LatentMI.IO.Arrays;

/// <summary>Reads the numbers of an array whose header has been read.</summary>
internal static class ArrayPayload
{
    private const int ChunkLength = 1 << 16;
    private const int BlockLength = 1 << 22;

    /// <summary>Reads all numbers of an array, and makes sure that nothing follows them.</summary>
    /// <param name="stream">The bytes after the header.</param>
    /// <param name="shape">The array's shape, as its header claims it.</param>
    /// <param name="type">The numbers' type.</param>
    /// <param name="isBigEndian">Whether the most significant byte comes first.</param>
    /// <param name="room">How much memory it may take.</param>
    /// <param name="address">How messages call the array.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It would take too much memory, or the stream holds fewer or more bytes than the header claims, or an integer that a double cannot hold.</exception>
    public static NumericArray Read(
        Stream stream, ArrayShape shape, ElementType type, bool isBigEndian, MemoryRoom room, string address, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
        {
            RequireLength(shape, type, stream.Length - stream.Position, address);
        }

        room.RequireValues(shape.Length, type.ToSampleType(), $"{address}: an array of {shape}");
        return type.ToSampleType() == SampleType.Float32
            ? new NumericArray(shape, ReadValues<float>(stream, shape, type, isBigEndian, address, cancellationToken)) { Kind = type.ToColumnKind() }
            : new NumericArray(shape, ReadValues<double>(stream, shape, type, isBigEndian, address, cancellationToken)) { Kind = type.ToColumnKind() };
    }

    /// <summary>Makes sure that as many bytes follow a header as it claims.</summary>
    /// <param name="shape">The array's shape.</param>
    /// <param name="type">The numbers' type.</param>
    /// <param name="available">How many bytes follow.</param>
    /// <param name="address">How messages call the array.</param>
    public static void RequireLength(ArrayShape shape, ElementType type, long available, string address)
    {
        Int128 claimed = (Int128)shape.Length * type.Size();
        if (available < claimed)
        {
            throw TooShort(shape, claimed, available, address);
        }

        if (available > claimed)
        {
            throw TooLong(shape, address);
        }
    }

    private static T[] ReadValues<T>(
        Stream stream, ArrayShape shape, ElementType type, bool isBigEndian, string address, CancellationToken cancellationToken)
        where T : unmanaged, INumberBase<T>
    {
        if (shape.Length > Array.MaxLength)
        {
            throw new InputException(
                $"{address}: {shape.Length} values are too many to load; save them as an uncompressed .npy of float32 or float64 in C order, which is mapped if it is larger than half of the memory.");
        }

        int size = type.Size();
        if (stream.CanSeek && IsAsStored<T>(type, isBigEndian))
        {
            return ReadStored<T>(stream, shape, size, address, cancellationToken);
        }

        var chunk = new byte[ChunkLength];

        // A header's claim alone reserves no memory: without a length to check it against, the array grows with what is really there.
        int reserved = stream.CanSeek ? (int)shape.Length : (int)Math.Min(shape.Length, ChunkLength);
        T[] values = reserved == 0 ? [] : GC.AllocateUninitializedArray<T>(reserved);
        int filled = 0;
        while (filled < shape.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int wanted = (int)Math.Min(ChunkLength / size, shape.Length - filled);
            int read = stream.ReadAtLeast(chunk.AsSpan(0, wanted * size), wanted * size, throwOnEndOfStream: false);
            if (read < wanted * size)
            {
                throw TooShort(shape, (Int128)shape.Length * size, ((long)filled * size) + read, address);
            }

            if (filled + wanted > values.Length)
            {
                Array.Resize(ref values, (int)Math.Min(shape.Length, 2L * (filled + wanted)));
            }

            int inexact = ElementDecoder.Decode(chunk.AsSpan(0, wanted * size), type, isBigEndian, values.AsSpan(filled, wanted));
            if (inexact >= 0)
            {
                throw new InputException(
                    $"{address}: value {filled + inexact + 1} is an integer beyond 2^53, which a float64 cannot hold exactly; scale or recode the values.");
            }

            filled += wanted;
        }

        if (stream.ReadByte() >= 0)
        {
            throw TooLong(shape, address);
        }

        return values;
    }

    /// <summary>Reads some columns of the rows of an array whose values can be used as they are stored.</summary>
    /// <typeparam name="T">The type of the values, that they are stored as.</typeparam>
    /// <param name="stream">The bytes after the header.</param>
    /// <param name="shape">The array's shape.</param>
    /// <param name="type">The numbers' type.</param>
    /// <param name="columns">The columns, from 0.</param>
    /// <param name="address">How messages call the array.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The stream ends before the array does.</exception>
    public static T[] ReadColumns<T>(Stream stream, ArrayShape shape, ElementType type, int[] columns, string address, CancellationToken cancellationToken)
        where T : unmanaged
    {
        int width = (int)shape.Columns;
        int rowsPerBlock = (int)Math.Clamp(BlockLength / ((long)width * type.Size()), 1, shape.Rows);
        var block = new T[(long)rowsPerBlock * width];
        var values = new T[(long)shape.Rows * columns.Length];
        for (int start = 0; start < shape.Rows; start += rowsPerBlock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int rows = Math.Min(rowsPerBlock, shape.Rows - start);
            Fill(stream, block.AsSpan(0, rows * width), shape, (long)start * width, address);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<T> source = block.AsSpan(row * width, width);
                Span<T> target = values.AsSpan((start + row) * columns.Length, columns.Length);
                for (int j = 0; j < columns.Length; j++)
                {
                    target[j] = source[columns[j]];
                }
            }
        }

        return values;
    }

    private static bool IsAsStored<T>(ElementType type, bool isBigEndian) =>
        isBigEndian != BitConverter.IsLittleEndian && ((type == ElementType.Float32 && typeof(T) == typeof(float)) || (type == ElementType.Float64 && typeof(T) == typeof(double)));

    /// <summary>Reads values that are stored as they are used, to where they belong.</summary>
    private static T[] ReadStored<T>(Stream stream, ArrayShape shape, int size, string address, CancellationToken cancellationToken)
        where T : unmanaged
    {
        T[] values = shape.Length == 0 ? [] : GC.AllocateUninitializedArray<T>((int)shape.Length);
        int step = BlockLength / size;
        for (int filled = 0; filled < values.Length; filled += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fill(stream, values.AsSpan(filled, Math.Min(step, values.Length - filled)), shape, filled, address);
        }

        return stream.ReadByte() >= 0 ? throw TooLong(shape, address) : values;
    }

    /// <summary>Fills a place with the next values, of which so many came before.</summary>
    private static void Fill<T>(Stream stream, Span<T> values, ArrayShape shape, long before, string address)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            int size = bytes.Length / values.Length;
            throw TooShort(shape, (Int128)shape.Length * size, (before * size) + read, address);
        }
    }

    private static InputException TooShort(ArrayShape shape, Int128 claimed, long available, string address) =>
        new($"{address}: is truncated: an array of shape {shape} has {claimed} bytes, but {available} follow the header.");

    private static InputException TooLong(ArrayShape shape, string address) =>
        new($"{address}: more data follow the array of shape {shape}; save one array to a file.");
}
