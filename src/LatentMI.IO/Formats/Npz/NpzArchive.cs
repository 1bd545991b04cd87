using System.IO.Compression;
using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Npz;

/// <summary>An open archive: the edge to the zip reader of .NET, which takes what an archive says of itself for true.</summary>
internal sealed class NpzArchive
{
    private readonly ZipArchive _archive;
    private readonly long _length;

    private NpzArchive(ZipArchive archive, long length)
    {
        _archive = archive;
        _length = length;
    }

    /// <summary>All entries, in the order of the archive.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries => _archive.Entries;

    /// <summary>Does something with an archive.</summary>
    /// <typeparam name="T">What that gives.</typeparam>
    /// <param name="stream">The archive, which stays open; must be able to seek.</param>
    /// <param name="use">What is done.</param>
    /// <exception cref="InvalidDataException">The archive is damaged, or two entries have one name, of which programs read the first or the last.</exception>
    /// <remarks>Sizes and places that cannot be, the zip reader passes on to streams, which take them for wrong use of their interface.</remarks>
    public static T Use<T>(Stream stream, Func<NpzArchive, T> use)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.GroupBy(entry => entry.FullName).FirstOrDefault(same => same.Count() > 1) is { } same)
            {
                throw new InvalidDataException($"two entries of the archive are called {OneLine.Quote(same.Key)}; write it again with one of each name.");
            }

            return use(new NpzArchive(archive, stream.Length));
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException or NotSupportedException)
        {
            throw new InvalidDataException($"the archive is damaged: {OneLine.Of(e.Message)}", e);
        }
    }

    /// <summary>Opens an entry; what is read of it is compared with its checksum.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="InvalidDataException">It claims more bytes than the archive has.</exception>
    public Stream Open(ZipArchiveEntry entry) => entry.CompressedLength >= 0 && entry.CompressedLength <= _length
        ? new ChecksummedStream(entry.Open(), entry.Crc32)
        : throw new InvalidDataException($"the archive is damaged: {OneLine.Quote(entry.FullName)} claims more bytes than the archive has.");
}
