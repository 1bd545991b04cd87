using System.IO.Compression;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Models;
using LatentMI.IO.Writing;

namespace LatentMI.Tests.Reading;

public sealed class NpzReaderTests
{
    [Theory]
    [InlineData("x", SampleType.Float64)]
    [InlineData("y", SampleType.Float32)]
    [InlineData("y.npy", SampleType.Float32)]
    public void An_array_is_found_by_its_key(string key, SampleType type)
    {
        SampleSource source = SampleReader.Read($"{GoldenFiles.Path("two.npz")}:{key}", TestContext.Current.CancellationToken);
        Assert.Equal(type, source.Samples.Type);
        Assert.Equal("npz", source.Format);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Fact]
    public void The_only_array_of_a_deflated_archive_needs_no_key()
    {
        SampleSource source = SampleReader.Read(GoldenFiles.Path("one.npz"), TestContext.Current.CancellationToken);
        GoldenFiles.AssertMatrix(source.Samples);
        Assert.Equal(["the archive's only array, 'x', was read"], source.Notes);
    }

    [Theory]
    [InlineData("csr", SampleType.Float64)]
    [InlineData("csc", SampleType.Float32)]
    [InlineData("coo", SampleType.Float64)]
    public void A_sparse_matrix_of_scipy_is_one_matrix(string format, SampleType type)
    {
        string path = GoldenFiles.Path($"sparse_{format}.npz");
        using Samples whole = SampleReader.Read(path, TestContext.Current.CancellationToken).Samples;
        Assert.Equal(type, whole.Type);
        Assert.Equal([0, 7, 6, 3, 0, 0, 0, 0, 0, 4, 0, 1], ValuesOf(whole));
        using Samples column = SampleReader.Read($"{path}:2,0", TestContext.Current.CancellationToken).Samples;
        Assert.Equal([6, 0, 0, 3, 0, 0, 1, 4], ValuesOf(column));
        using Samples turned = SampleReader.Read($"{path}:T:3", TestContext.Current.CancellationToken).Samples;
        Assert.Equal([4, 0, 1], ValuesOf(turned));
        ContentItem item = Assert.Single(FileInspector.Inspect(path, TestContext.Current.CancellationToken).Items);
        Assert.Equal(($"sparse, {format}", 4, 3, 7 / 12.0), (item.Kind, item.Rows, item.Columns, item.ZeroShare));
    }

    [Fact]
    public void A_sparse_matrix_in_a_format_that_is_not_read_is_refused()
    {
        string path = GoldenFiles.Path("sparse_bsr.npz");
        string message = $"{path}: is a sparse matrix in the format 'bsr'; save it as csr: scipy.sparse.save_npz(path, a.tocsr()).";
        ReadingErrors.AssertMessage(path, message);
        Assert.Equal(message, Assert.Throws<InputException>(() => FileInspector.Inspect(path, TestContext.Current.CancellationToken)).Message);
    }

    [Theory]
    [InlineData("indices", "<i4", 0, 9, "its parts contradict each other or its shape.")]
    [InlineData("indices", "<i4", 0, -1, "'indices' holds what are no places.")]
    [InlineData("indptr", "<i4", 1, 6, "its parts contradict each other or its shape.")]
    [InlineData("shape", "<i8", 0, 5, "its parts contradict each other or its shape.")]
    [InlineData("shape", "<i8", 1, 2, "its parts contradict each other or its shape.")]
    public void A_damaged_sparse_matrix_is_refused(string part, string type, int place, int value, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("damaged.npz");
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        using (ZipArchive whole = ZipFile.OpenRead(GoldenFiles.Path("sparse_csr.npz")))
        {
            foreach (ZipArchiveEntry entry in whole.Entries)
            {
                using var content = new MemoryStream();
                using (Stream stream = entry.Open())
                {
                    stream.CopyTo(content);
                }

                byte[] bytes = content.ToArray();
                if (entry.Name == $"{part}.npy")
                {
                    int size = type[^1] - '0';
                    int header = 10 + BitConverter.ToUInt16(bytes, 8);
                    BitConverter.GetBytes((long)value).AsSpan(0, size).CopyTo(bytes.AsSpan(header + (place * size)));
                }

                using Stream target = archive.CreateEntry(entry.FullName).Open();
                target.Write(bytes);
            }
        }

        ReadingErrors.AssertMessage(path, $"{path}: the sparse matrix is damaged: {problem}");
    }

    [Fact]
    public void A_missing_key_lists_the_keys()
    {
        string path = GoldenFiles.Path("two.npz");
        ReadingErrors.AssertMessage(path, $"{path}: holds 2 arrays; name one as {path}:key. The keys are x, y.");
        ReadingErrors.AssertMessage($"{path}:z", $"{path}: has no array 'z'. The keys are x, y.");
        ReadingErrors.AssertMessage($"{path}:", $"{path}:: nothing follows the colon; name an item or columns of the file, or leave the colon out.");
    }

    [Fact]
    public void A_damaged_entry_is_refused_by_its_checksum()
    {
        using var folder = new TemporaryFolder();
        byte[] content = File.ReadAllBytes(GoldenFiles.Path("two.npz"));
        content[200] ^= 1;
        string path = folder.Write("damaged.npz", content);
        ReadingErrors.AssertMessage(
            $"{path}:x", $"{path}:x: cannot be read: the content does not match the checksum in the archive.");
        GoldenFiles.AssertMatrix(SampleReader.Read($"{path}:y", TestContext.Current.CancellationToken).Samples);
    }

    [Fact]
    public void A_size_beyond_the_archive_is_refused()
    {
        string path = GoldenFiles.Path("size-beyond-file.npz");
        string message = $"{path}: cannot be read: the archive is damaged: 'x.npy' claims more bytes than the archive has.";
        ReadingErrors.AssertMessage(path, message);
        Assert.Equal(message, Assert.Throws<InputException>(() => FileInspector.Inspect(path, TestContext.Current.CancellationToken)).Message);
        Assert.Equal(message, Assert.Throws<InputException>(() => ModelFile.Read(path)).Message);
    }

    [Fact]
    public void A_cut_archive_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cut.npz", File.ReadAllBytes(GoldenFiles.Path("two.npz"))[..^30]);
        InputException e = Assert.Throws<InputException>(() => SampleReader.Read(path, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{path}: cannot be read: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_arrays_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("texts.npz");
        AtomicFile.Write(path, stream =>
        {
            using var archive = new NpzWriter(stream);
            archive.AddText("note.txt", "no array");
        });
        ReadingErrors.AssertMessage(path, $"{path}: the archive holds no NumPy arrays (entries that end in .npy); extract the files that it holds.");
    }

    [Fact]
    public void Everything_in_an_archive_is_read_with_shapes_and_types()
    {
        using var stream = new MemoryStream();
        using (var archive = new NpzWriter(stream))
        {
            archive.Add("layer/weights", [1f, 2, 3, 4, 5, 6], 2, 3);
            archive.Add("scale", [0.5], []);
            archive.AddText("model.json", "{\"name\": \"µ\"}");
        }

        NpzContents contents = NpzReader.ReadAll(stream, "model.npz", TestContext.Current.CancellationToken);
        Assert.Equal(["layer/weights", "scale"], contents.Arrays.Keys.Order());
        Assert.Equal("(2, 3)", contents.Arrays["layer/weights"].Shape.ToString());
        Assert.Equal([1f, 2, 3, 4, 5, 6], contents.Arrays["layer/weights"].Singles!);
        Assert.Equal("()", contents.Arrays["scale"].Shape.ToString());
        Assert.Equal([0.5], contents.Arrays["scale"].Doubles!);
        Assert.Equal("{\"name\": \"µ\"}", contents.Texts["model.json"]);
    }

    [Fact]
    public void Two_entries_of_one_name_are_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new NpzWriter(stream))
        {
            archive.Add("x", [1f], 1);
            archive.Add("x", [2f], 1);
        }

        InputException e = Assert.Throws<InputException>(() => NpzReader.ReadAll(stream, "model.npz", TestContext.Current.CancellationToken));
        Assert.Equal("model.npz: cannot be read: two entries of the archive are called 'x.npy'; write it again with one of each name.", e.Message);
    }

    private static double[] ValuesOf(Samples samples) => [.. Enumerable.Range(0, samples.Count).SelectMany(row => Enumerable.Range(0, samples.Dimensions).Select(column => samples[row, column]))];
}
