using System.Text;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Streams;

namespace LatentMI.Tests.Reading;

/// <summary>Files of arrays that are large, and take no room on the disk: all values are 0 but the first.</summary>
internal static class LargeNpy
{
    public const int Columns = 1000;
    public const int Rows = (64 << 20) / (Columns * sizeof(float));

    /// <summary>Reads a file as if it were larger than half of the memory.</summary>
    public static SampleSource ReadMapped(string address)
    {
        SampleAddress parts = FileAddress.Parse(address);
        using var file = SourceFile.Open(parts.Path);
        using var reader = new NpyReader(file, mostBytesLoaded: 1 << 20);
        return reader.ReadSamples(parts, TestContext.Current.CancellationToken);
    }

    /// <summary>Writes a file of float32 values and returns its path.</summary>
    public static string Write(TemporaryFolder folder, string name, bool isFortranOrder = false)
    {
        string order = isFortranOrder ? "True" : "False";
        string header = $"{{'descr': '<f4', 'fortran_order': {order}, 'shape': ({Rows}, {Columns}), }}".PadRight(117) + "\n";
        string path = folder.Write(name, [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header), .. BitConverter.GetBytes(7f)]);
        using FileStream file = File.OpenWrite(path);
        file.SetLength(128 + ((long)Rows * Columns * sizeof(float)));
        return path;
    }
}
