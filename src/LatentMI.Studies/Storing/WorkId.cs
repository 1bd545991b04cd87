using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace LatentMI.Studies.Storing;

/// <summary>
/// A piece of work in 128 bits, a hash of its key, which tells very many pieces apart in little memory: MurmurHash3 for 64-bit processors (A. Appleby, 2011), ten
/// times as fast on a key as a hash that withstands attacks, which nobody makes on a store of their own. It stays in memory: nothing on disk is named by it.
/// </summary>
internal static class WorkId
{
    private const int BlockBytes = 16;
    private const ulong FirstFactor = 0x87c37b91114253d5;
    private const ulong SecondFactor = 0x4cf5ad432745937f;

    // Keys of most work are shorter.
    private const int ShortKey = 1024;

    /// <summary>The number of a key.</summary>
    /// <param name="key">The key; see <see cref="ExperimentRecord.Key"/>.</param>
    public static UInt128 Of(string key)
    {
        int most = Encoding.UTF8.GetMaxByteCount(key.Length);
        Span<byte> utf8 = most <= ShortKey ? stackalloc byte[ShortKey] : new byte[most];
        return Of(utf8[..Encoding.UTF8.GetBytes(key, utf8)]);
    }

    /// <summary>The number of a key.</summary>
    /// <param name="key">The key in UTF-8.</param>
    public static UInt128 Of(ReadOnlySpan<byte> key)
    {
        (ulong first, ulong second) = (0, 0);
        ReadOnlySpan<byte> rest = key;
        for (; rest.Length >= BlockBytes; rest = rest[BlockBytes..])
        {
            first ^= MixFirst(rest);
            first = (BitOperations.RotateLeft(first, 27) + second) * 5 + 0x52dce729;
            second ^= MixSecond(rest);
            second = (BitOperations.RotateLeft(second, 31) + first) * 5 + 0x38495ab5;
        }

        // What is left is a block with zeros after it, which zeros do not change.
        Span<byte> last = stackalloc byte[BlockBytes];
        last.Clear();
        rest.CopyTo(last);
        first ^= MixFirst(last) ^ (ulong)key.Length;
        second ^= MixSecond(last) ^ (ulong)key.Length;
        first += second;
        second += first;
        first = Finish(first);
        second = Finish(second);
        first += second;
        return new UInt128(first, second + first);
    }

    private static ulong MixFirst(ReadOnlySpan<byte> block) =>
        BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(block) * FirstFactor, 31) * SecondFactor;

    private static ulong MixSecond(ReadOnlySpan<byte> block) =>
        BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(block[8..]) * SecondFactor, 33) * FirstFactor;

    private static ulong Finish(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
