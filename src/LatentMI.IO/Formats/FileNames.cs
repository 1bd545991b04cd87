namespace LatentMI.IO.Formats;

/// <summary>What the names of files say of their formats.</summary>
internal static class FileNames
{
    /// <summary>Text tables.</summary>
    public static readonly string[] TextExtensions = [".csv", ".tsv", ".txt", ".dat"];
    /// <summary>HDF5 and what is built on it.</summary>
    public static readonly string[] Hdf5Extensions = [".h5", ".hdf5", ".h5ad", ".h5mu"];
    /// <summary>Parquet and Matrix Market.</summary>
    public static readonly string[] OtherExtensions = [".parquet", ".mtx"];
    /// <summary>Arrays of NumPy.</summary>
    public static readonly string[] ArrayExtensions = [".npy", ".npz"];
    /// <summary>Files that hold several arrays, by names.</summary>
    public static readonly string[] ItemExtensions = [".npz", .. Hdf5Extensions];

    /// <summary>Whether a file's name, without <c>.gz</c>, says that it holds samples.</summary>
    /// <param name="name">The name or path.</param>
    public static bool IsKnown(string name)
    {
        string extension = Path.GetExtension(name).ToLowerInvariant();
        return TextExtensions.Contains(extension) || ArrayExtensions.Contains(extension) || Hdf5Extensions.Contains(extension)
            || OtherExtensions.Contains(extension) || IsIdxName(name);
    }

    /// <summary>Whether a file of this name holds several arrays, by names.</summary>
    /// <param name="path">The path.</param>
    public static bool HasItems(string path) => ItemExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is one of IDX files.</summary>
    /// <param name="name">The name or path.</param>
    public static bool IsIdxName(string name)
    {
        string lower = name.ToLowerInvariant();
        string extension = Path.GetExtension(lower);
        return lower.EndsWith("-ubyte", StringComparison.Ordinal)
            || extension == ".idx"
            || (extension.Length == 5 && extension.StartsWith(".idx", StringComparison.Ordinal) && char.IsAsciiDigit(extension[4]));
    }
}
