using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

public sealed class IdxReaderTests
{
    [Theory]
    [InlineData("09", SampleType.Float32)]
    [InlineData("0b", SampleType.Float32)]
    [InlineData("0c", SampleType.Float64)]
    [InlineData("0d", SampleType.Float32)]
    [InlineData("0e", SampleType.Float64)]
    public void Every_type_gives_its_values(string code, SampleType type)
    {
        SampleSource source = SampleReader.Read(GoldenFiles.Path($"type{code}.idx2"), TestContext.Current.CancellationToken);
        Assert.Equal(type, source.Samples.Type);
        Assert.Equal("idx", source.Format);
        GoldenFiles.AssertMatrix(source.Samples, offset: -5);
    }

    [Fact]
    public void Images_are_flattened()
    {
        SampleSource source = SampleReader.Read(GoldenFiles.Path("images-idx3-ubyte"), TestContext.Current.CancellationToken);
        Assert.Equal((2, 6), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal([6f, 7, 8, 9, 10, 11], source.Samples.Row<float>(1).ToArray());
        Assert.Equal(["an array of shape (2, 2, 3) was read as 2 rows of 6 columns"], source.Notes);
    }

    [Fact]
    public void The_handwritten_digits_are_read_whole()
    {
        Samples images = SampleReader.Read(SharedFiles.Path("data/mnist/train-images-idx3-ubyte.gz"), TestContext.Current.CancellationToken).Samples;
        Samples labels = SampleReader.Read(SharedFiles.Path("data/mnist/train-labels-idx1-ubyte.gz"), TestContext.Current.CancellationToken).Samples;
        Assert.Equal((60_000, 784), (images.Count, images.Dimensions));
        Assert.Equal((60_000, 1), (labels.Count, labels.Dimensions));

        // The mean of the pixels is known: 33.318 of 255 (0.1307 as it is usually scaled).
        double sum = 0;
        for (int i = 0; i < images.Count; i++)
        {
            foreach (float pixel in images.Row<float>(i))
            {
                sum += pixel;
            }
        }

        Assert.Equal(33.318, sum / (60_000.0 * 784), 0.001);
        Assert.Equal([5f, 0, 4, 1, 9], Enumerable.Range(0, 5).Select(i => (float)labels[i, 0]));
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] content = File.ReadAllBytes(GoldenFiles.Path("images-idx3-ubyte"));
        string data = folder.Write("short.idx", content[..^1]);
        ReadingErrors.AssertMessage(data, $"{data}: is truncated: an array of shape (2, 2, 3) has 12 bytes, but 11 follow the header.");
        string header = folder.Write("head.idx", content[..9]);
        ReadingErrors.AssertMessage(header, $"{header}: is truncated within the idx header of 3 axes.");
    }

    [Fact]
    public void A_wrong_start_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("labels-idx1-ubyte", [0, 0, 7, 1, 0, 0, 0, 1, 9]);
        ReadingErrors.AssertMessage(
            path, $"{path}: is not an idx file: it starts with 00000701, not 0000, a type (08, 09, 0B to 0E), and a number of axes.");
    }

    [Fact]
    public void A_huge_claim_is_refused_without_memory_for_it()
    {
        using var folder = new TemporaryFolder();
        byte[] claim = [0, 0, 0x0E, 2, 0x70, 0, 0, 0, 0, 0, 4, 0, 1, 2, 3];
        string path = folder.Write("claim.idx", claim);
        ReadingErrors.AssertMessage(
            path, $"{path}: is truncated: an array of shape (1879048192, 1024) has 15393162788864 bytes, but 3 follow the header.");
    }
}
