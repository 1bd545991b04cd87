using System.Buffers.Binary;
using System.Text;
using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

/// <summary>HDF5 files with something before their HDF5 part.</summary>
public sealed class Hdf5UserBlockTests
{
    // Where the versions of the superblock keep the address of the HDF5 part.
    private const int PlaceOfOldBase = 24;
    private const int PlaceOfNewBase = 12;

    [Theory]
    [InlineData("arrays.h5", 512, "x.h5")]
    [InlineData("arrays.h5", 1024, "x.h5")]
    [InlineData("arrays.h5", 2048, "x.dat")]
    [InlineData("arrays.h5", 65536, "x")]
    [InlineData("latest.h5", 512, "x")]
    [InlineData("latest.h5", 1024, "x.h5")]
    [InlineData("latest.h5", 8192, "x.csv")]
    public void A_file_is_recognized_by_content_and_read_whatever_is_before_it(string golden, int length, string name)
    {
        using var folder = new TemporaryFolder();
        byte[] whole = File.ReadAllBytes(GoldenFiles.Path(golden));
        int place = golden == "arrays.h5" ? PlaceOfOldBase : PlaceOfNewBase;
        BinaryPrimitives.WriteInt64LittleEndian(whole.AsSpan(place), length);
        string path = folder.Write(name, [.. Encoding.ASCII.GetBytes("a,b\n1,2\n".PadRight(length)), .. whole]);
        SampleSource source = SampleReader.Read($"{path}:gzip", TestContext.Current.CancellationToken);
        SampleSource expected = SampleReader.Read($"{GoldenFiles.Path(golden)}:gzip", TestContext.Current.CancellationToken);
        Assert.Equal("hdf5", source.Format);
        Assert.Equal((expected.Samples.Count, expected.Samples.Dimensions), (source.Samples.Count, source.Samples.Dimensions));
        Assert.All(Enumerable.Range(0, source.Samples.Count), row => Assert.Equal(expected.Samples[row, 1], source.Samples[row, 1]));
    }

    [Theory]
    [InlineData(700)]
    [InlineData(1536)]
    public void At_other_places_there_is_no_such_part(int length)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.h5", [.. new byte[length], .. File.ReadAllBytes(GoldenFiles.Path("arrays.h5"))]);
        InputException e = Assert.Throws<InputException>(() => SampleReader.Read(path, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{path}: cannot be read as HDF5, ", e.Message, StringComparison.Ordinal);
    }
}
