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
        ReadingErrors.AssertMessage(path, $"{path}: the archive holds no NumPy arrays (entries that end in .npy).");
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
}
