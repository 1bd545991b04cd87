using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LatentMI.Preparing;

/// <summary>Pairs of rows that are exact copies of others.</summary>
internal static class RepeatedPairs
{
    /// <summary>Counts the pairs that equal an earlier one, on both sides, to the bit.</summary>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    public static int Count(Samples x, Samples y)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> digest = stackalloc byte[32];
        var seen = new HashSet<UInt128>();
        for (int i = 0; i < x.Count; i++)
        {
            hash.AppendData(Bytes(x, i));
            hash.AppendData(Bytes(y, i));
            hash.GetHashAndReset(digest);
            seen.Add(MemoryMarshal.Read<UInt128>(digest));
        }

        return x.Count - seen.Count;
    }

    private static ReadOnlySpan<byte> Bytes(Samples samples, int row) => samples.Type == SampleType.Float32
        ? MemoryMarshal.AsBytes(samples.Row<float>(row))
        : MemoryMarshal.AsBytes(samples.Row<double>(row));
}
