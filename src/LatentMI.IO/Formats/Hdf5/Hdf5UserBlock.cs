using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// What a program may put before the HDF5 part of a file: 512 bytes, or twice as many, and so on. Addresses within the file count from its end. The library
/// only knows blocks of 512 bytes, so that it is shown a file without one.
/// </summary>
internal static class Hdf5UserBlock
{
    private const long Shortest = 512;
    private const int VersionPlace = 8;
    private const int OffsetSizePlaceOfOld = 13;
    private const int OffsetSizePlaceOfNew = 9;
    private const int HeadLength = 64;

    /// <summary>Where the HDF5 part starts; null where there is none.</summary>
    /// <param name="file">The file, which can seek; its position moves.</param>
    public static long? Find(Stream file)
    {
        Span<byte> start = stackalloc byte[Hdf5Reader.Magic.Length];
        for (long at = 0; at <= file.Length - start.Length; at = at == 0 ? Shortest : 2 * at)
        {
            file.Position = at;
            if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Hdf5Reader.Magic))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The HDF5 part of a file, which says that there is nothing before it.</summary>
    /// <param name="file">The file, which can seek, and stays open.</param>
    public static Stream Skip(Stream file)
    {
        if (Find(file) is not (> 0 and var start))
        {
            file.Position = 0;
            return file;
        }

        var part = new TailStream(file, start);
        var head = new byte[HeadLength];
        part.Position = 0;
        int length = part.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        part.Position = 0;
        return length < HeadLength ? part : new OverlaidStream(part, PlacesOfBase(head), 0);
    }

    /// <summary>Where the address is at which the HDF5 part starts in the file: behind other sizes, by the version.</summary>
    private static long[] PlacesOfBase(byte[] head)
    {
        (int first, int size) = head[VersionPlace] switch
        {
            0 => (24, head[OffsetSizePlaceOfOld]),
            1 => (28, head[OffsetSizePlaceOfOld]),
            _ => (12, head[OffsetSizePlaceOfNew]),
        };
        return [.. Enumerable.Range(first, Math.Min((int)size, sizeof(ulong))).Select(place => (long)place)];
    }
}
