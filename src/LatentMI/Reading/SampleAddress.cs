namespace LatentMI.Reading;

/// <summary>Where samples are: a file and, within an archive, the name of an array.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Key">The array's name within the archive, or null.</param>
internal readonly record struct SampleAddress(string Path, string? Key)
{
    private const string Separator = ".npz:";

    /// <summary>Splits <c>path.npz:key</c>. Any other colon (a Windows drive, a file's name) belongs to the path.</summary>
    /// <param name="address">What the user wrote.</param>
    public static SampleAddress Parse(string address)
    {
        int at = address.LastIndexOf(Separator, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || File.Exists(address))
        {
            return new SampleAddress(address, null);
        }

        int keyStart = at + Separator.Length;
        if (keyStart == address.Length)
        {
            throw new InputException($"{address}: the name of an array is missing after the colon.");
        }

        return new SampleAddress(address[..(keyStart - 1)], address[keyStart..]);
    }
}
