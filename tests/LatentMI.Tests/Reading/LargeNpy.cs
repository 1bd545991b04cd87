using System.Text;
using LatentMI.IO.Formats.Npy;

namespace LatentMI.Tests.Reading;

/// <summary>Files of arrays that are larger than what is loaded, and take no room on the disk: all values are 0 but the first.</summary>
internal static class LargeNpy
{
    public const int Columns = 1000;
    public const int Rows = (int)(NpyReader.MostBytesLoaded / (Columns * sizeof(float))) + 1;

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
