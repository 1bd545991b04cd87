using System.Buffers.Binary;
using System.Numerics;

namespace LatentMI.IO.Arrays;

/// <summary>Converts the bytes of numbers in a binary file to float32 or float64, exactly.</summary>
internal static class ElementDecoder
{
    private const long LargestExactInteger = 1L << 53;

    /// <summary>Converts numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="ElementTypes.ToSampleType"/> says.</typeparam>
    /// <param name="bytes">The numbers' bytes, a multiple of the type's size.</param>
    /// <param name="type">The numbers' type.</param>
    /// <param name="isBigEndian">Whether the most significant byte comes first.</param>
    /// <param name="values">Room for the numbers.</param>
    /// <returns>The index of the first integer beyond +-2^53, at which the conversion stopped; -1 where there is none.</returns>
    public static int Decode<T>(ReadOnlySpan<byte> bytes, ElementType type, bool isBigEndian, Span<T> values)
        where T : unmanaged, INumberBase<T>
    {
        int size = type.Size();
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(i * size, size);
            switch (type)
            {
                case ElementType.Bool:
                    values[i] = element[0] == 0 ? T.Zero : T.One;
                    break;
                case ElementType.Int8:
                    values[i] = T.CreateTruncating((sbyte)element[0]);
                    break;
                case ElementType.UInt8:
                    values[i] = T.CreateTruncating(element[0]);
                    break;
                case ElementType.Int16:
                    values[i] = T.CreateTruncating((short)Bits16(element, isBigEndian));
                    break;
                case ElementType.UInt16:
                    values[i] = T.CreateTruncating(Bits16(element, isBigEndian));
                    break;
                case ElementType.Int32:
                    values[i] = T.CreateTruncating((int)Bits32(element, isBigEndian));
                    break;
                case ElementType.UInt32:
                    values[i] = T.CreateTruncating(Bits32(element, isBigEndian));
                    break;
                case ElementType.Int64:
                    long signed = (long)Bits64(element, isBigEndian);
                    if (signed is < -LargestExactInteger or > LargestExactInteger)
                    {
                        return i;
                    }

                    values[i] = T.CreateTruncating(signed);
                    break;
                case ElementType.UInt64:
                    ulong unsigned = Bits64(element, isBigEndian);
                    if (unsigned > LargestExactInteger)
                    {
                        return i;
                    }

                    values[i] = T.CreateTruncating(unsigned);
                    break;
                case ElementType.Float16:
                    values[i] = T.CreateTruncating(BitConverter.UInt16BitsToHalf(Bits16(element, isBigEndian)));
                    break;
                case ElementType.Float32:
                    values[i] = T.CreateTruncating(BitConverter.UInt32BitsToSingle(Bits32(element, isBigEndian)));
                    break;
                default:
                    values[i] = T.CreateTruncating(BitConverter.UInt64BitsToDouble(Bits64(element, isBigEndian)));
                    break;
            }
        }

        return -1;
    }

    private static ushort Bits16(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint Bits32(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static ulong Bits64(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
