using System.Diagnostics;
using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

public sealed class SampleReaderTests
{
    [Fact]
    public void A_missing_file_is_named()
    {
        ReadingErrors.AssertMessage("no/such/file.csv", "no/such/file.csv: there is no such file.");
        ReadingErrors.AssertMessage("nothing.npz:x", "nothing.npz: there is no such file.");
        ReadingErrors.AssertMessage("", "The name of a file is empty.");
    }

    [Fact]
    public void A_directory_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("");
        ReadingErrors.AssertMessage(path, $"{path}: is a directory; name a file in it.");
    }

    [Fact]
    public void A_file_without_permission_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("secret.csv", "1,2\n");
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("This process may read every file.");
            return;
        }

        File.SetUnixFileMode(path, UnixFileMode.None);
        ReadingErrors.AssertMessage(path, $"{path}: you have no permission to read it.");
    }

    [Theory]
    [InlineData("data.bin", "unknown type, '.bin'")]
    [InlineData("data", "unknown type, a file without an extension")]
    [InlineData("data.bin.gz", "unknown type, '.bin'")]
    public void An_unknown_type_lists_the_supported_ones(string name, string problem)
    {
        using var folder = new TemporaryFolder();
        byte[] content = "\u0089XLS"u8.ToArray();
        string path = folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? NpyReaderTests.Gzip(content) : content);
        ReadingErrors.AssertMessage(
            path,
            $"{path}: {problem}; supported are .npy, .npz, .csv, .tsv, .txt, .dat, .h5, .hdf5, .h5ad, .h5mu, .loom, .parquet, .mat, .mtx, and idx (.idx, -ubyte).");
    }

    [Fact]
    public void A_pipe_is_refused_without_waiting_for_a_writer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Pipes have names on Unix.");
        using var folder = new TemporaryFolder();
        string pipe = folder.File("pipe.csv"), link = folder.File("link.csv");
        using (var make = Process.Start("mkfifo", [pipe]))
        {
            make.WaitForExit();
        }

        File.CreateSymbolicLink(link, pipe);
        ReadingErrors.AssertMessage(pipe, $"{pipe}: the file is empty, or a pipe or a device; save the content to a file first.");
        ReadingErrors.AssertMessage(link, $"{link}: the file is empty, or a pipe or a device; save the content to a file first.");
    }

    [Theory]
    [InlineData("a.npy", "is named .npy but does not start like one; is it damaged or of another type?")]
    [InlineData("a.npz", "is named .npz but does not start like one; is it damaged or of another type?")]
    [InlineData("a.csv.gz", "is named .gz but is not compressed by gzip; rename or compress it.")]
    public void A_name_that_its_content_contradicts_is_refused(string name, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(name, "1,2\n");
        ReadingErrors.AssertMessage(path, $"{path}: {problem}");
    }

    [Fact]
    public void A_gzipped_archive_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("two.npz.gz", NpyReaderTests.Gzip(File.ReadAllBytes(GoldenFiles.Path("two.npz"))));
        ReadingErrors.AssertMessage(path, $"{path}: a gzipped archive cannot be read; unpack it with gunzip first.");
    }

    [Theory]
    [InlineData("a:b.csv")]
    [InlineData("x.npz:y.csv")]
    public void A_name_with_a_colon_is_a_path_where_such_a_file_exists(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Names have no colons on Windows.");
        }

        using var folder = new TemporaryFolder();
        string path = folder.Write(name, "1,2\n3,4\n");
        SampleSource source = SampleReader.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(2, source.Samples.Count);
        Assert.Equal(path, source.Address);
    }

    [Theory]
    [InlineData(@"C:\data\x.csv", @"C:\data\x.csv", null)]
    [InlineData(@"C:\data\x.npz:key", @"C:\data\x.npz", "key")]
    [InlineData("x.NPZ:layer/0:weight", "x.NPZ", "layer/0:weight")]
    [InlineData("x.npz.gz:key", "x.npz.gz", "key")]
    [InlineData("dir/x.csv.gz:0-9,V1_*", "dir/x.csv.gz", "0-9,V1_*")]
    [InlineData(@"D:x.tsv:a:b", "D:x.tsv", "a:b")]
    [InlineData("train-images-idx3-ubyte:5", "train-images-idx3-ubyte", "5")]
    [InlineData("a:b", "a:b", null)]
    public void An_address_is_split_where_its_file_ends(string address, string path, string? selection) =>
        Assert.Equal(new SampleAddress(address, path, selection), FileAddress.Parse(address));

    [Fact]
    public void The_longest_existing_file_is_the_file_of_an_address()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Names have no colons on Windows.");
        }

        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "a,b\n1,2\n3,4\n");
        string path = folder.Write("x.csv:b", "c,d\n5,6\n7,8\n");
        Assert.Equal(new SampleAddress($"{path}:d", path, "d"), FileAddress.Parse($"{path}:d"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(60)]
    [InlineData(2000)]
    public void A_gzip_file_that_was_cut_off_is_refused(int missing)
    {
        using var folder = new TemporaryFolder();
        byte[] whole = NpyReaderTests.Gzip(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},{i * i}\n"))));
        string path = folder.Write("cut.csv.gz", whole[..^missing]);
        InputException e = Assert.Throws<InputException>(() => SampleReader.Read(path, TestContext.Current.CancellationToken));
        Assert.Matches("cut.csv.gz: cannot be read: the gzip data are (damaged or truncated|truncated or followed by other data).$", e.Message);
    }

    [Fact]
    public void A_gzip_file_of_several_members_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("members.csv.gz", [.. NpyReaderTests.Gzip("1,2\n"u8.ToArray()), .. NpyReaderTests.Gzip("3,4\n"u8.ToArray())]);
        Assert.Equal([3.0, 4], SampleReader.Read(path, TestContext.Current.CancellationToken).Samples.Row<double>(1).ToArray());
    }

    [Fact]
    public void Anything_after_the_gzip_data_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("more.csv.gz", [.. NpyReaderTests.Gzip("1,2\n"u8.ToArray()), 1, 2, 3]);
        ReadingErrors.AssertMessage(path, $"{path}: cannot be read: the gzip data are truncated or followed by other data.");
    }
}
