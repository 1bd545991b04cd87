using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LatentMI.Tests.Fixtures;

/// <summary>An array of a .npy or .npz fixture: little-endian f4, f8 or i8 in C order. For tests; it trusts its files.</summary>
/// <param name="Shape">The lengths of the axes.</param>
/// <param name="Values">The values, the last axis fastest.</param>
/// <param name="Type">NumPy's name of their type, such as &lt;f4.</param>
internal sealed partial record NpyFixture(int[] Shape, double[] Values, string Type)
{
    /// <summary>The values as float32.</summary>
    public float[] Singles => Array.ConvertAll(Values, value => (float)value);

    /// <summary>Reads a .npy file.</summary>
    public static NpyFixture Load(string path) => Parse(File.ReadAllBytes(path));

    /// <summary>Reads all arrays of a .npz file, by name.</summary>
    public static Dictionary<string, NpyFixture> LoadNpz(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.FullName), Read);
    }

    /// <summary>The array as samples: its first axis is the rows, the rest the columns.</summary>
    public Samples ToSamples()
    {
        int dimensions = Shape.Skip(1).Aggregate(1, (product, length) => product * length);
        return Type == "<f4" ? Samples.Create(Singles, Shape[0], dimensions) : Samples.Create(Values, Shape[0], dimensions);
    }

    private static NpyFixture Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray());
    }

    private static NpyFixture Parse(ReadOnlySpan<byte> file)
    {
        bool longHeader = file[6] >= 2;
        int start = longHeader ? 12 : 10;
        int length = longHeader ? BinaryPrimitives.ReadInt32LittleEndian(file[8..]) : BinaryPrimitives.ReadUInt16LittleEndian(file[8..]);
        Match header = Header().Match(Encoding.ASCII.GetString(file.Slice(start, length)));
        Assert.True(header.Success, "The fixture's header is not as expected.");
        string type = header.Groups["type"].Value;
        int[] shape = header.Groups["shape"].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(int.Parse).ToArray();
        ReadOnlySpan<byte> data = file[(start + length)..];
        var values = new double[shape.Aggregate(1, (product, axis) => product * axis)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = type switch
            {
                "<f4" => BinaryPrimitives.ReadSingleLittleEndian(data[(4 * i)..]),
                "<f8" => BinaryPrimitives.ReadDoubleLittleEndian(data[(8 * i)..]),
                _ => BinaryPrimitives.ReadInt64LittleEndian(data[(8 * i)..]),
            };
        }

        return new NpyFixture(shape, values, type);
    }

    [GeneratedRegex(@"'descr': '(?<type><f4|<f8|<i8)', 'fortran_order': False, 'shape': \((?<shape>[\d, ]*)\)")]
    private static partial Regex Header();
}
