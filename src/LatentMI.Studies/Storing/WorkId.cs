using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LatentMI.Studies.Storing;

/// <summary>A piece of work in 128 bits, half of a hash of its key: what tells very many pieces apart in little memory, and names their claims.</summary>
internal static class WorkId
{
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
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
