using System.Buffers.Binary;

namespace LatentMI.IO.Writing.Hdf5;

/// <summary>Reads numbers from bytes of a file, one after the other.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="bytes">The bytes.</param>
internal sealed class ByteCursor(FileBytes file, byte[] bytes)
{
    private int _at;

    /// <summary>How many bytes are left.</summary>
    public int Remaining => bytes.Length - _at;

    /// <summary>The next bytes.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="InputException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Remaining)
        {
            throw file.Damaged();
        }

        _at += count;
        return bytes.AsSpan(_at - count, count);
    }

    /// <summary>The next bytes as a cursor of their own.</summary>
    /// <param name="count">How many.</param>
    public ByteCursor TakeCursor(int count) => new(file, Take(count).ToArray());

    /// <summary>Goes over bytes that do not matter.</summary>
    /// <param name="count">How many.</param>
    public void Skip(int count) => Take(count);

    /// <summary>The next byte.</summary>
    public byte TakeByte() => Take(1)[0];

    /// <summary>The next number of two bytes.</summary>
    public ushort TakeUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    /// <summary>The next number of four bytes.</summary>
    public uint TakeUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    /// <summary>The next number of eight bytes: an address or a length.</summary>
    public ulong TakeUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>The next number of 1, 2, 4 or 8 bytes.</summary>
    /// <param name="size">How many, as the power of two that the format stores.</param>
    public ulong TakeSized(int size) => size switch
    {
        0 => TakeByte(),
        1 => TakeUInt16(),
        2 => TakeUInt32(),
        _ => TakeUInt64(),
    };

    /// <summary>Takes the name of a structure.</summary>
    /// <param name="signature">The name.</param>
    /// <exception cref="InputException">Something else stands there.</exception>
    public void Require(ReadOnlySpan<byte> signature)
    {
        if (!Take(signature.Length).SequenceEqual(signature))
        {
            throw file.Damaged();
        }
    }
}
