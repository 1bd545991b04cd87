using LatentMI.IO.Writing;

namespace LatentMI.Tests.Writing;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_written_file_replaces_the_old_one_and_leaves_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("result.json", "old");
        AtomicFile.Write(path, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["result.json"], folder.FileNames);
    }

    [Fact]
    public void The_target_keeps_its_content_until_the_commit()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("result.json", "old");
        using var file = new AtomicFile(path);
        file.Stream.Write("new"u8);
        file.Stream.Flush();
        Assert.Equal("old", File.ReadAllText(path));
        file.Commit();
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void A_link_and_what_it_leads_to_stay_as_they_are()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("result.json", "old");
        string link = folder.File("link.json");
        File.CreateSymbolicLink(link, path);
        InputException refused = Assert.Throws<InputException>(() => AtomicFile.Write(link, stream => stream.Write("new"u8)));
        Assert.Equal($"{link}: is a link to {path}, whose place the file would take; name that file, or another one.", refused.Message);
        Assert.Equal(path, new FileInfo(link).LinkTarget);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["link.json", "result.json"], folder.FileNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cancellation_while_writing_leaves_the_folder_as_it_was()
    {
        using var folder = new TemporaryFolder();
        string old = folder.Write("old.json", "old");
        foreach (string path in new[] { old, folder.File("new.json") })
        {
            Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(path, stream =>
            {
                stream.Write(new byte[100_000]);
                throw new OperationCanceledException();
            }));
        }

        Assert.Equal(["old.json"], folder.FileNames);
        Assert.Equal("old", File.ReadAllText(old));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryFolder();
        string missing = Path.Combine(folder.File("no_such_folder"), "a.csv");
        InputException e = Assert.Throws<InputException>(() => AtomicFile.Write(missing, _ => { }));
        Assert.StartsWith($"{missing}: cannot be written: ", e.Message, StringComparison.Ordinal);
        string directory = Directory.CreateDirectory(folder.File("folder")).FullName;
        e = Assert.Throws<InputException>(() => AtomicFile.Write(directory, _ => { }));
        Assert.Equal($"{directory}: cannot be written: a folder of this name exists.", e.Message);
    }

    [Fact]
    public void A_full_disk_is_no_fault_of_the_input_and_leaves_nothing()
    {
        const int NoSpaceLeft = 28;
        using var folder = new TemporaryFolder();
        string path = folder.File("full.csv");
        OutputException e = Assert.Throws<OutputException>(() => AtomicFile.Write(path, _ => throw new IOException("No space left on device : '/tmp/x'", NoSpaceLeft)));
        Assert.Equal($"{path}: cannot be written: No space left on device.", e.Message);
        Assert.Empty(folder.FileNames);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void What_cannot_be_the_name_of_a_file_is_refused(string path) =>
        Assert.Contains("no name of a file", Assert.Throws<InputException>(() => AtomicFile.Write(path, _ => { })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_failure_of_the_disk_while_writing_is_reported_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("full.csv");
        InputException e = Assert.Throws<InputException>(() => AtomicFile.Write(path, _ => throw new IOException("No space left on device.")));
        Assert.Equal($"{path}: cannot be written: No space left on device.", e.Message);
        Assert.Empty(folder.FileNames);
    }
}
