using System.IO.Compression;

namespace LatentMI.Cli.Tests;

/// <summary>An AnnData file of 60,000 x 9,000 with 60 million entries, all 0, which take no room on the disk: its end is a hole.</summary>
internal static class VastSparseFile
{
    private const long Length = 480_016_814;

    /// <summary>Writes the file.</summary>
    public static void Write(string path)
    {
        using FileStream file = File.Create(path);
        using (var head = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vast-head.h5ad.gz")), CompressionMode.Decompress))
        {
            head.CopyTo(file);
        }

        file.SetLength(Length);
    }
}
