using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Writing;

namespace LatentMI.Tests.Writing;

public sealed class SamplesFileTests
{
    [Theory]
    [InlineData("s.npy")]
    [InlineData("s.csv")]
    [InlineData("s.parquet")]
    public void What_is_written_is_read_again(string name)
    {
        using var folder = new TemporaryFolder();
        Samples samples = Samples.Create([1.5, double.NaN, -3e-7, 4], 2, 2, ["first", "second, too"]);
        SamplesFile.Write(folder.File(name), samples, ["r1", "r\"2"], "c");
        SampleSource source = SampleReader.Read(name.EndsWith("csv", StringComparison.Ordinal) ? $"{folder.File(name)}:0" : folder.File(name), TestContext.Current.CancellationToken);
        using Samples read = source.Samples;
        Assert.Equal([1.5, -3e-7], [read[0, 0], read[1, 0]]);
        if (!name.EndsWith("npy", StringComparison.Ordinal))
        {
            Assert.Equal(["r1", "r\"2"], source.RowNames!);
            Assert.Equal("first", read.ColumnNames![0]);
        }

        if (name.EndsWith("parquet", StringComparison.Ordinal))
        {
            Assert.Equal([double.NaN, 4], [read[0, 1], read[1, 1]]);
            Assert.Equal("second, too", read.ColumnNames![1]);
        }
    }

    [Fact]
    public void Columns_without_names_are_numbered()
    {
        using var folder = new TemporaryFolder();
        SamplesFile.Write(folder.File("s.csv"), Samples.Create([1f, 2], 1, 2), null, "latent_");
        Assert.Equal("latent_0,latent_1\n1,2\n", File.ReadAllText(folder.File("s.csv")));
    }

    [Fact]
    public void Nothing_is_left_behind_where_parquet_cannot_be_written()
    {
        using var folder = new TemporaryFolder();
        Samples samples = Samples.Create([1.0, 2], 1, 2, ["a", "a"]);
        Assert.Throws<InputException>(() => SamplesFile.Write(folder.File("s.parquet"), samples, null, "c"));
        Assert.Throws<InputException>(() => SamplesFile.Write(folder.File("s.xls"), samples, null, "c"));
        Assert.Empty(Directory.GetFiles(folder.File("")));
    }
}
