using System.IO.Compression;
using System.Text;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Streams;

namespace LatentMI.Tests.Reading;

public sealed class NpyReaderTests
{
    [Theory]
    [InlineData("f2", SampleType.Float32)]
    [InlineData("f4", SampleType.Float32)]
    [InlineData("f8", SampleType.Float64)]
    [InlineData("i1", SampleType.Float32)]
    [InlineData("u1", SampleType.Float32)]
    [InlineData("i2", SampleType.Float32)]
    [InlineData("u2", SampleType.Float32)]
    [InlineData("i4", SampleType.Float64)]
    [InlineData("u4", SampleType.Float64)]
    [InlineData("i8", SampleType.Float64)]
    [InlineData("u8", SampleType.Float64)]
    [InlineData("fortran_f4", SampleType.Float32)]
    [InlineData("fortran_u1", SampleType.Float32)]
    [InlineData("big_endian", SampleType.Float64)]
    [InlineData("version2", SampleType.Float64)]
    [InlineData("version3", SampleType.Float64)]
    public void Every_type_order_and_version_gives_the_values_numpy_wrote(string name, SampleType type)
    {
        SampleSource source = SampleReader.Read(GoldenFiles.Path($"{name}.npy"), TestContext.Current.CancellationToken);
        using Samples samples = source.Samples;
        Assert.Equal(type, samples.Type);
        Assert.Equal("npy", source.Format);
        Assert.Empty(source.Notes);
        GoldenFiles.AssertMatrix(samples);
    }

    [Fact]
    public void Booleans_are_zero_and_one()
    {
        Samples samples = SampleReader.Read(GoldenFiles.Path("b1.npy"), TestContext.Current.CancellationToken).Samples;
        Assert.Equal(SampleType.Float32, samples.Type);
        for (int i = 0; i < samples.Count; i++)
        {
            Assert.Equal([i % 2, (i + 1) % 2, i % 2], samples.Row<float>(i).ToArray());
        }
    }

    [Theory]
    [InlineData("f4.npy")]
    [InlineData("f8.npy")]
    [InlineData("f8.npy.gz")]
    [InlineData("i4.npy")]
    [InlineData("fortran_f4.npy")]
    public void Small_arrays_are_loaded(string name)
    {
        using Samples samples = SampleReader.Read(GoldenFiles.Path(name), TestContext.Current.CancellationToken).Samples;
        Assert.False(samples.IsMapped);
    }

    [Fact]
    public void A_small_file_may_change_while_its_samples_are_in_use()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("f8.npy", File.ReadAllBytes(GoldenFiles.Path("f8.npy")));
        using Samples samples = SampleReader.Read(path, TestContext.Current.CancellationToken).Samples;
        File.WriteAllBytes(path, []);
        GoldenFiles.AssertMatrix(samples);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_large_array_is_loaded_and_only_one_beyond_half_of_the_memory_is_mapped(bool isFortranOrder)
    {
        using var folder = new TemporaryFolder();
        string path = LargeNpy.Write(folder, "large.npy", isFortranOrder);
        using Samples loaded = SampleReader.Read(path, TestContext.Current.CancellationToken).Samples;
        using Samples mapped = LargeNpy.ReadMapped(path).Samples;
        Assert.Equal((LargeNpy.Rows, LargeNpy.Columns, false), (loaded.Count, loaded.Dimensions, loaded.IsMapped));
        Assert.Equal(!isFortranOrder, mapped.IsMapped);
        Assert.All([loaded, mapped], samples => Assert.Equal((7, 0), (samples[0, 0], samples[LargeNpy.Rows - 1, LargeNpy.Columns - 1])));
    }

    [Fact]
    public void Of_a_large_array_only_the_chosen_columns_are_kept()
    {
        using var folder = new TemporaryFolder();
        string path = LargeNpy.Write(folder, "large.npy");
        long before = GC.GetAllocatedBytesForCurrentThread();
        SampleSource source = SampleReader.Read($"{path}:999,0,5-6", TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
        Assert.Equal([0, 7, 0, 0], Enumerable.Range(0, 4).Select(column => source.Samples[0, column]));
        Assert.Equal([999, 0, 5, 6], Enumerable.Range(0, 4).Select(source.Samples.Origins.Column));
        Assert.Equal(["4 of 1000 columns were selected"], source.Notes);
        ReadingErrors.AssertMessage($"{path}:1000", $"{path}:1000: no column is '1000': there are 1000 columns without names, the numbers 0 to 999.");
    }

    [Theory]
    [InlineData("")]
    [InlineData(":0-2")]
    [InlineData(":T")]
    public void A_large_file_that_becomes_shorter_while_it_is_read_is_an_error(string selection)
    {
        using var folder = new TemporaryFolder();
        string path = LargeNpy.Write(folder, "large.npy");
        using var file = SourceFile.Open(path);
        using var reader = new NpyReader(file);
        SampleAddress address = FileAddress.Parse(path + selection);
        using (FileStream writer = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            writer.SetLength(1000);
        }

        InputException e = Assert.Throws<InputException>(() => reader.ReadSamples(address, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{path}{selection}: is truncated: an array of shape", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_may_be_emptied_while_its_samples_are_in_use()
    {
        using var folder = new TemporaryFolder();
        string path = LargeNpy.Write(folder, "large.npy");
        using Samples samples = SampleReader.Read(path, TestContext.Current.CancellationToken).Samples;
        File.WriteAllBytes(path, []);
        Assert.Equal((7, 0), (samples[0, 0], samples[LargeNpy.Rows - 1, LargeNpy.Columns - 1]));
    }

    [Fact]
    public void Gzip_is_recognized_by_content_even_without_its_name()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("renamed.npy", File.ReadAllBytes(GoldenFiles.Path("f8.npy.gz")));
        SampleSource source = SampleReader.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal("npy, gzip", source.Format);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Fact]
    public void A_vector_is_one_column()
    {
        using Samples samples = SampleReader.Read(GoldenFiles.Path("vector.npy"), TestContext.Current.CancellationToken).Samples;
        Assert.Equal((4, 1), (samples.Count, samples.Dimensions));
        Assert.Equal(21, samples[2, 0]);
    }

    [Theory]
    [InlineData("cube.npy")]
    [InlineData("fortran_cube.npy")]
    public void Axes_after_the_second_are_flattened_into_columns_and_noted(string name)
    {
        SampleSource source = SampleReader.Read(GoldenFiles.Path(name), TestContext.Current.CancellationToken);
        using Samples samples = source.Samples;
        Assert.Equal((2, 12), (samples.Count, samples.Dimensions));
        Assert.Equal(Enumerable.Range(0, 12).Select(j => (double)j), samples.Row<double>(0).ToArray());
        Assert.Equal(Enumerable.Range(12, 12).Select(j => (double)j), samples.Row<double>(1).ToArray());
        Assert.Equal(["an array of shape (2, 3, 4) was read as 2 rows of 12 columns"], source.Notes);
    }

    [Theory]
    [InlineData("complex", "holds complex numbers ('<c16'); save real and imaginary parts as columns.")]
    [InlineData("object", "holds pickled Python objects ('|O'), which are never loaded; save an array of numbers: np.save(path, a.astype(float)).")]
    [InlineData("structured", "is a structured array; save its fields as columns of one array of numbers.")]
    [InlineData("text", "holds texts ('<U3'), which are read as labels where they are one column.")]
    [InlineData("scalar", "holds a single number; samples need an array with rows.")]
    [InlineData("empty", "holds no values; its shape is (0, 3).")]
    [InlineData("too_large_integer", "value 4 is an integer beyond 2^53, which a float64 cannot hold exactly; scale or recode the values.")]
    public void Arrays_that_are_not_real_numbers_are_refused(string name, string problem)
    {
        string path = GoldenFiles.Path($"{name}.npy");
        ReadingErrors.AssertMessage(path, $"{path}: {problem}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_truncated_file_is_refused(bool isGzipped)
    {
        using var folder = new TemporaryFolder();
        byte[] content = File.ReadAllBytes(GoldenFiles.Path("i4.npy"))[..^3];
        string path = folder.Write("short.npy", isGzipped ? Gzip(content) : content);
        ReadingErrors.AssertMessage(path, $"{path}: is truncated: an array of shape (4, 3) has 48 bytes, but 45 follow the header.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_after_the_array_are_refused(bool isGzipped)
    {
        using var folder = new TemporaryFolder();
        byte[] content = [.. File.ReadAllBytes(GoldenFiles.Path("f4.npy")), 0];
        string path = folder.Write("long.npy", isGzipped ? Gzip(content) : content);
        ReadingErrors.AssertMessage(path, $"{path}: more data follow the array of shape (4, 3); save one array to a file.");
    }

    [Theory]
    [InlineData("(2000000000, 1000)", "is truncated: an array of shape (2000000000, 1000) has 16000000000000 bytes, but 8 follow the header.")]
    [InlineData("(2000000000, 2000000000, 2000000000)", "the header claims more values than any file holds; it is damaged.")]
    [InlineData("(99999999999, 1)", "axis 1 has the length 99999999999; 0 to 2147483647 are possible.")]
    [InlineData("(-1, 1)", "the npy header is damaged: {'descr': '<f8', 'fortran_order': False, 'shape': (-1, 1)}")]
    public void Claims_that_the_file_does_not_hold_are_refused_without_memory_for_them(string shape, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("claim.npy", Npy($"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}}}", new byte[8]));
        ReadingErrors.AssertMessage(path, $"{path}: {problem}");
    }

    [Fact]
    public void A_claim_within_gzip_reserves_no_memory_for_what_is_not_there()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("claim.npy.gz", Gzip(Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (50000000,)}", new byte[8])));
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadingErrors.AssertMessage(
            path, $"{path}: is truncated: an array of shape (50000000,) has 400000000 bytes, but 8 follow the header.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData(7, "is truncated within the npy header.")]
    [InlineData(40, "is truncated within the npy header.")]
    public void A_file_that_ends_in_its_header_is_refused(int length, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("head.npy", File.ReadAllBytes(GoldenFiles.Path("f8.npy"))[..length]);
        ReadingErrors.AssertMessage(path, $"{path}: {problem}");
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("{'descr': '<f8', 'fortran_order': False}")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}")]
    [InlineData("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x")]
    [InlineData("{'descr': '<f8, 'fortran_order': False, 'shape': (1,)}")]
    public void A_damaged_header_is_refused_and_shown(string dictionary)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("damaged.npy", Npy(dictionary, new byte[8]));
        ReadingErrors.AssertMessage(path, $"{path}: the npy header is damaged: {dictionary}");
    }

    [Fact]
    public void The_keys_of_a_header_may_come_in_any_order_and_with_double_quotes()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(
            "order.npy", Npy("{\"shape\": (2L,), \"fortran_order\": True, \"descr\": \"<f8\"}", [.. BitConverter.GetBytes(1.5), .. BitConverter.GetBytes(-2.0)]));
        using Samples samples = SampleReader.Read(path, TestContext.Current.CancellationToken).Samples;
        Assert.Equal([1.5, -2.0], new[] { samples[0, 0], samples[1, 0] });
    }

    [Fact]
    public void An_unknown_version_is_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] content = File.ReadAllBytes(GoldenFiles.Path("f8.npy"));
        content[6] = 4;
        string path = folder.Write("version.npy", content);
        ReadingErrors.AssertMessage(path, $"{path}: version 4 of the npy format is not supported; 1, 2 and 3 are.");
    }

    internal static byte[] Gzip(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var encoder = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            encoder.Write(content);
        }

        return compressed.ToArray();
    }

    private static byte[] Npy(string dictionary, byte[] values) =>
        [0x93, .. "NUMPY\u0001\0"u8, (byte)dictionary.Length, (byte)(dictionary.Length >> 8), .. Encoding.ASCII.GetBytes(dictionary), .. values];
}
