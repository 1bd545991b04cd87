using System.IO.Compression;
using System.Text;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.Tests.Reading;

public sealed class OpenFileTests : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string Table = "cell,day,kind,a,b\nc0,1,T,1,2\nc1,2,B,3,4\nc2,2,T,5,6\n";
    private readonly TemporaryFolder _folder = new();
    private readonly OpenedFiles _opened = new();

    public void Dispose()
    {
        _opened.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("t.csv")]
    [InlineData("t.csv.gz")]
    public void A_text_is_opened_once_for_samples_labels_and_metadata(string name)
    {
        string path = _folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? Compress(Table) : Encoding.UTF8.GetBytes(Table));
        using (var files = new OpenFiles())
        {
            SampleSource numbers = new SampleQuery { Address = $"{path}:a,b", Where = RowExpression.Parse("day == 2") }.ReadFrom(files, Stop);
            SampleSource labels = new SampleQuery { Address = $"{path}:kind", TakesLabels = true, Where = RowExpression.Parse("day == 2") }.ReadFrom(files, Stop);
            Assert.Equal([3.0, 5], [numbers.Samples[0, 0], numbers.Samples[1, 0]]);
            Assert.Equal(["B", "T"], labels.Labels!);
            Assert.Equal(3, files.Open(path).ReadMetadata(Stop).Count);
            Assert.Equal(3, files.Open(path).Inspect(Stop).Items[0].Rows);
        }

        Assert.Equal(1, _opened.Count(path));
    }

    [Theory]
    [InlineData("new.h5ad", "layers/counts", "time == 6")]
    [InlineData("plain.parquet", "i8,i16", "i32 is not missing")]
    public void A_container_is_opened_once_for_samples_and_metadata(string name, string selection, string condition)
    {
        string path = Copy(name);
        using (var files = new OpenFiles())
        {
            SampleSource source = new SampleQuery { Address = $"{path}:{selection}", Where = RowExpression.Parse(condition) }.ReadFrom(files, Stop);
            Assert.Equal(source.Samples.Count, RowFilter.MetadataOf(source, files.Open(path).ReadMetadata(Stop), path).Count);
            Assert.NotEmpty(files.Open(path).Inspect(Stop).Items);
        }

        Assert.Equal(1, _opened.Count(path));
    }

    [Fact]
    public void An_archive_is_opened_once_for_all_of_its_arrays()
    {
        string path = Copy("two.npz");
        using (var files = new OpenFiles())
        {
            foreach (ContentItem item in files.Open(path).Inspect(Stop).Items)
            {
                Assert.Equal(item.Rows, files.Open(item.Address).ReadSamples(Stop).Samples.Count);
            }
        }

        Assert.Equal(1, _opened.Count(path));
    }

    [Fact]
    public void A_large_array_outlives_its_open_file()
    {
        string path = LargeNpy.Write(_folder, "large.npy");
        string metadata = _folder.Write("m.csv", "well\n" + string.Concat(Enumerable.Range(0, LargeNpy.Rows).Select(row => $"{row}\n")));
        int before = _opened.Count(path);
        SampleSource all;
        using (var files = new OpenFiles())
        {
            all = new SampleQuery { Address = path }.ReadFrom(files, Stop);
            SampleSource first = new SampleQuery { Address = path, Metadata = metadata, Where = RowExpression.Parse("well < 2") }.ReadFrom(files, Stop);
            Assert.Equal(2, first.Samples.Count);
        }

        Assert.Equal(7, all.Samples[0, 0]);
        all.Samples.Dispose();
        Assert.Equal(before + 1, _opened.Count(path));
        Assert.Equal(1, _opened.Count(metadata));
    }

    [Fact]
    public void Rows_are_chosen_before_columns_are_normalized()
    {
        string path = _folder.Write("t.csv", Table);
        SampleSource source = new SampleQuery
        {
            Address = $"{path}:a,b",
            Where = RowExpression.Parse("day == 2"),
            Rows = [1, 0],
            Normalization = new NormalizationSteps { ScaleClip = 10 },
        }.Read(TestContext.Current.CancellationToken);
        Assert.Equal([2, 1], source.RowNumbers!);
        Assert.Equal(["c2", "c1"], source.RowNames!);
        Assert.Equal(0, source.Samples[0, 0] + source.Samples[1, 0], 12);
        Assert.Equal("day == 2", source.Condition);
    }

    [Fact]
    public void Metadata_of_other_rows_are_refused_even_without_a_condition()
    {
        string path = _folder.Write("x.csv", "1\n2\n3\n");
        string metadata = _folder.Write("m.csv", "well\n1\n2\n");
        InputException e = Assert.Throws<InputException>(() => new SampleQuery { Address = path, Metadata = metadata, Rows = [0] }.Read(Stop));
        Assert.Contains("2 rows", e.Message, StringComparison.Ordinal);
    }

    private string Copy(string name)
    {
        string path = _folder.File(name);
        File.Copy(GoldenFiles.Path(name), path);
        return path;
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var encoder = new GZipStream(compressed, CompressionMode.Compress))
        {
            encoder.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }
}
