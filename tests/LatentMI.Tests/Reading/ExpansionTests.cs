using System.IO.Compression;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace LatentMI.Tests.Reading;

/// <summary>Small files that would take much memory are refused before they do, unless that is allowed.</summary>
public sealed class ExpansionTests
{
    private const string Advice = "and at most 256 times are read; if the file is to be trusted, allow a larger expansion.";

    [Theory]
    [InlineData("x.npy.gz")]
    [InlineData("x.npz")]
    [InlineData("x.idx.gz")]
    public void Arrays_are_refused_by_their_shape_before_their_values_are_read(string name)
    {
        using var folder = new TemporaryFolder();
        byte[] npy = NpyHeader("(20000, 10000)");
        byte[] content = name switch
        {
            "x.npz" => Zip("a.npy", npy),
            "x.npy.gz" => Gzip(npy),
            _ => Gzip([0, 0, 8, 2, 0, 0, 0x4E, 0x20, 0, 0, 0x27, 0x10]),
        };
        string path = folder.Write(name, content);
        ReadingErrors.AssertMessage(path, $"{path}: an array of (20000, 10000) takes 0.8 GB, {800_000_000 / content.Length} times the size of its file, {Advice}");

        // Less than is always allowed: the file is found to be truncated.
        string smaller = folder.Write($"y{name[1..]}", name == "x.npz" ? Zip("a.npy", NpyHeader("(2000, 10000)")) : name == "x.npy.gz" ? Gzip(NpyHeader("(2000, 10000)")) : Gzip([0, 0, 8, 2, 0, 0, 0x4E, 0x20, 0, 0, 0x07, 0x10]));
        Assert.Contains("truncated", Assert.Throws<InputException>(() => Read(smaller)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sparse_matrix_that_becomes_vast_is_refused_unless_that_is_allowed_or_few_columns_are_wanted()
    {
        string path = GoldenFiles.Path("vast.h5ad");
        long times = 576_000_000 / new FileInfo(path).Length;
        ReadingErrors.AssertMessage($"{path}:X", $"{path}:X: a dense matrix of 16000 rows and 9000 columns takes 0.6 GB, {times} times the size of its file, {Advice}");
        Assert.Equal(7, Read($"{path}:X:0-99").Samples[0, 3]);
        using Samples samples = new SampleQuery { Address = $"{path}:X", Reading = new ReadingOptions { MostExpansion = (int)times + 1 } }.Read(TestContext.Current.CancellationToken).Samples;
        Assert.Equal((16000, 9000, 7), (samples.Count, samples.Dimensions, samples[0, 3]));
    }

    [Fact]
    public void A_matrix_market_file_is_refused_by_its_number_of_entries()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.mtx.gz", Gzip("%%MatrixMarket matrix coordinate real general\n2 2 100000000\n1 1 1\n"u8.ToArray()));
        Assert.StartsWith($"{path}: a list of 100000000 entries takes 1.6 GB, ", Assert.Throws<InputException>(() => Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_rows_of_a_compressed_text_are_counted_while_they_are_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.csv.gz", Repeat("name,value\n", "abcdefghijklmnopqrstuvwxyz,1\n", 9_000_000));
        Assert.StartsWith($"{path}: what was read so far takes 0.5 GB, ", Assert.Throws<InputException>(() => Read(path)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{path}: what was read so far takes 0.5 GB, ", Assert.Throws<InputException>(() => MetadataReader.Read(path, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.csv.gz", "", 1)]
    [InlineData("x.txt.gz", "", 1)]
    [InlineData("x.txt.gz", "1 2\n", 2)]
    [InlineData("x.mtx.gz", "%%MatrixMarket matrix coordinate real general\n", 2)]
    public void A_line_that_does_not_end_is_refused(string name, string before, int line)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(name, Repeat(before, new string('1', 1 << 16), 300));
        ReadingErrors.AssertMessage(path, $"{path}: line {line} has more than 16777216 characters, which is more than a row of a table can have; is it a text file?");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Runs_of_a_column_of_parquet_are_refused(bool isList)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("x.parquet");
        const int rows = 1_000_000;
        Column[] columns = [new Column<int>("id"), isList ? new Column<double[]>("a") : new Column<double>("a")];
        using (var writer = new ParquetFileWriter(path, columns, Compression.Zstd))
        {
            using RowGroupWriter group = writer.AppendRowGroup();
            using (LogicalColumnWriter<int> id = group.NextColumn().LogicalWriter<int>())
            {
                id.WriteBatch(new int[rows]);
            }

            if (isList)
            {
                using LogicalColumnWriter<double[]> values = group.NextColumn().LogicalWriter<double[]>();
                double[] zeros = new double[40];
                values.WriteBatch([.. Enumerable.Repeat(zeros, rows)]);
            }
            else
            {
                using LogicalColumnWriter<double> values = group.NextColumn().LogicalWriter<double>();
                values.WriteBatch(new double[rows]);
            }

            writer.Close();
        }

        if (isList)
        {
            Assert.StartsWith($"{path}:a: the column 'a' takes 0.6 GB, ", Assert.Throws<InputException>(() => Read($"{path}:a")).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(rows, Read($"{path}:a").Samples.Count);
        }
    }

    [Theory]
    [InlineData("a\nb\r\nc\rd", "a|b|c|d")]
    [InlineData("a\n\n", "a|")]
    [InlineData("\r\n\r\n", "|")]
    [InlineData("", null)]
    public void Lines_end_as_text_readers_end_them(string text, string? expected)
    {
        using var lines = new TextLines(new StringReader(text), "x.txt");
        var read = new List<string>();
        while (lines.ReadLine() is { } line)
        {
            read.Add(line);
        }

        Assert.Equal(expected?.Split('|') ?? [], read);
    }

    [Fact]
    public void The_expansion_is_at_least_one() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadingOptions { MostExpansion = 0 });

    private static SampleSource Read(string address) => SampleReader.Read(address, TestContext.Current.CancellationToken);

    private static byte[] NpyHeader(string shape)
    {
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header)];
    }

    private static byte[] Gzip(byte[] content) => Compress(stream => stream.Write(content));

    private static byte[] Repeat(string before, string part, int times) => Compress(stream =>
    {
        stream.Write(Encoding.ASCII.GetBytes(before));
        byte[] block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(part, Math.Min(times, 1000))));
        for (int i = 0; i < times; i += 1000)
        {
            stream.Write(block);
        }
    });

    private static byte[] Compress(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            write(gzip);
        }

        return bytes.ToArray();
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return bytes.ToArray();
    }
}
