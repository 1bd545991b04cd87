using LatentMI.IO.Formats;

namespace LatentMI.IO;

/// <summary>Splits addresses, <c>FILE[:ITEM][:COLUMNS]</c>, where their file ends.</summary>
public static class FileAddress
{
    private const char Separator = ':';
    private const string Gzip = ".gz";

    /// <summary>Whether the name of an address's file says that it holds several arrays, by names.</summary>
    /// <param name="address">The address.</param>
    public static bool HasItems(SampleAddress address) => FileFormats.OfName(address.Path)?.HasItems == true;

    /// <summary>
    /// Splits an address where its file ends: the longest part before a colon that is an existing file, else the first that ends as files of
    /// samples do. Any other colon (a Windows drive, a file's name) belongs to the path.
    /// </summary>
    /// <param name="address">What the user wrote.</param>
    /// <exception cref="InputException">It is empty, or nothing follows the colon.</exception>
    public static SampleAddress Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Length == 0)
        {
            throw new InputException("The name of a file is empty.");
        }

        int at = File.Exists(address) ? -1 : FindEndOfPath(address);
        if (at < 0)
        {
            return new SampleAddress(address, address, null);
        }

        return at < address.Length - 1
            ? new SampleAddress(address, address[..at], address[(at + 1)..])
            : throw new InputException($"{address}: nothing follows the colon; name an item or columns of the file, or leave the colon out.");
    }

    private static int FindEndOfPath(string address)
    {
        for (int at = address.LastIndexOf(Separator); at > 0; at = address.LastIndexOf(Separator, at - 1))
        {
            if (File.Exists(address[..at]))
            {
                return at;
            }
        }

        for (int at = address.IndexOf(Separator); at >= 0; at = address.IndexOf(Separator, at + 1))
        {
            if (IsFileName(address[..at]))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsFileName(string path) =>
        FileFormats.OfName(path.EndsWith(Gzip, StringComparison.OrdinalIgnoreCase) ? path[..^Gzip.Length] : path) is not null;
}
