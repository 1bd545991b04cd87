using LatentMI.IO.Formats.Npy;
using LatentMI.Tests.Reading;

namespace LatentMI.Tests.Writing;

public sealed class NpyWriterTests
{
    [Theory]
    [InlineData("f4")]
    [InlineData("f8")]
    public void The_bytes_are_those_that_numpy_writes(string type)
    {
        byte[] expected = File.ReadAllBytes(GoldenFiles.Path($"{type}.npy"));
        double[] values = [.. Enumerable.Range(0, 12).Select(i => (10.0 * (i / 3)) + (i % 3))];
        Samples samples = type == "f4" ? Samples.Create(Array.ConvertAll(values, v => (float)v), 4, 3) : Samples.Create(values, 4, 3);
        using var stream = new MemoryStream();
        NpyWriter.Write(stream, samples);
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void A_vector_has_the_bytes_that_numpy_writes()
    {
        using var stream = new MemoryStream();
        NpyWriter.Write(stream, [1.0, 11, 21, 31], 4);
        Assert.Equal(File.ReadAllBytes(GoldenFiles.Path("vector.npy")), stream.ToArray());
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_refused()
    {
        using var stream = new MemoryStream();
        ArgumentException e = Assert.Throws<ArgumentException>(() => NpyWriter.Write(stream, [1f, 2, 3], 2, 2));
        Assert.StartsWith("3 values were given for the shape (2, 2).", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }
}
