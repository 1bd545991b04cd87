namespace LatentMI.IO.Streams;

/// <summary>The checksum of zip and gzip (ISO 3309: polynomial 0x04C11DB7, reflected).</summary>
internal static class Crc32
{
    private const uint ReflectedPolynomial = 0xEDB88320;
    private static readonly uint[] Table = CreateTable();

    /// <summary>Adds bytes to a checksum.</summary>
    /// <param name="checksum">The checksum of the bytes before; 0 at the start.</param>
    /// <param name="bytes">The bytes.</param>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint state = ~checksum;
        foreach (byte b in bytes)
        {
            state = (state >> 8) ^ Table[(byte)(state ^ b)];
        }

        return ~state;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ ReflectedPolynomial;
            }

            table[i] = entry;
        }

        return table;
    }
}
