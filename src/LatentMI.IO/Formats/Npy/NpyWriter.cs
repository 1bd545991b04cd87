using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace LatentMI.IO.Formats.Npy;

/// <summary>Writes NumPy array files (<c>.npy</c>, version 1): little-endian, row-major, the header as NumPy pads it, to a multiple of 64 bytes.</summary>
public static class NpyWriter
{
    private const int Alignment = 64;
    private const int ValuesPerChunk = 1 << 13;

    private static ReadOnlySpan<byte> Version => [1, 0];

    /// <summary>Writes samples as an array of two axes, in their own precision.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="samples">n rows of d columns.</param>
    public static void Write(Stream stream, Samples samples)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(samples);
        ReadOnlySpan<int> shape = [samples.Count, samples.Dimensions];
        if (samples.Type == SampleType.Float32)
        {
            WriteHeader(stream, "<f4", shape);
            for (int i = 0; i < samples.Count; i++)
            {
                WriteValues(stream, samples.Row<float>(i));
            }
        }
        else
        {
            WriteHeader(stream, "<f8", shape);
            for (int i = 0; i < samples.Count; i++)
            {
                WriteValues(stream, samples.Row<double>(i));
            }
        }
    }

    /// <summary>Writes an array of float32.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="values">The values, row-major.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <exception cref="ArgumentException">The number of values does not fit the shape.</exception>
    public static void Write(Stream stream, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequireLength(values.Length, shape);
        WriteHeader(stream, "<f4", shape);
        WriteValues(stream, values);
    }

    /// <summary>Writes an array of float64.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="values">The values, row-major.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <exception cref="ArgumentException">The number of values does not fit the shape.</exception>
    public static void Write(Stream stream, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequireLength(values.Length, shape);
        WriteHeader(stream, "<f8", shape);
        WriteValues(stream, values);
    }

    private static void RequireLength(int length, ReadOnlySpan<int> shape)
    {
        long expected = 1;
        foreach (int axis in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(axis, nameof(shape));
            expected = checked(expected * axis);
        }

        if (length != expected)
        {
            throw new ArgumentException($"{length} values were given for the shape {ShapeTuple(shape)}.", nameof(shape));
        }
    }

    private static void WriteHeader(Stream stream, string description, ReadOnlySpan<int> shape)
    {
        string dictionary = $"{{'descr': '{description}', 'fortran_order': False, 'shape': {ShapeTuple(shape)}, }}";
        int unpadded = NpyHeader.Magic.Length + Version.Length + sizeof(ushort) + dictionary.Length + 1;
        int length = (unpadded + Alignment - 1) / Alignment * Alignment;
        string padded = dictionary.PadRight(dictionary.Length + length - unpadded) + "\n";
        Span<byte> lengthBytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(lengthBytes, checked((ushort)padded.Length));
        stream.Write(NpyHeader.Magic);
        stream.Write(Version);
        stream.Write(lengthBytes);
        stream.Write(Encoding.ASCII.GetBytes(padded));
    }

    private static string ShapeTuple(ReadOnlySpan<int> shape)
    {
        var tuple = new StringBuilder("(");
        for (int i = 0; i < shape.Length; i++)
        {
            tuple.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}{shape[i]}");
        }

        return tuple.Append(shape.Length == 1 ? ",)" : ")").ToString();
    }

    private static void WriteValues<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        // In chunks, as the bytes of a large array are too many for one span.
        while (!values.IsEmpty)
        {
            ReadOnlySpan<T> chunk = values[..Math.Min(values.Length, ValuesPerChunk)];
            values = values[chunk.Length..];
            if (BitConverter.IsLittleEndian)
            {
                stream.Write(MemoryMarshal.AsBytes(chunk));
                continue;
            }

            byte[] bytes = MemoryMarshal.AsBytes(chunk).ToArray();
            int size = bytes.Length / chunk.Length;
            for (int i = 0; i < chunk.Length; i++)
            {
                bytes.AsSpan(i * size, size).Reverse();
            }

            stream.Write(bytes);
        }
    }
}
