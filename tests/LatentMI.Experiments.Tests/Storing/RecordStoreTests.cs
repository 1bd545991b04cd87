using System.Text;
using LatentMI.Experiments.Storing;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Storing;

public sealed class RecordStoreTests : IDisposable
{
    private static readonly ExperimentDescription Description = new("gaussian-grid", "Gaussian data", "0.1.0");

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.File("store");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        ExperimentRecord written = Record(1.0 / 3, estimate: null);
        using (var store = RecordStore.Open(Store, Description))
        {
            store.Append(written);
        }

        ExperimentRecord read = Assert.Single(RecordStore.Read(Store));
        Assert.Equal(RecordJson.Write(written), RecordJson.Write(read));
        Assert.Equal(written.Key, read.Key);
        Assert.Equal(written.DatasetParameters, read.DatasetParameters);
        Assert.Equal([1, 2, double.NaN], read.Series["epoch"]);
        Assert.Equal(written.Error, read.Error);
        Assert.Equal(written.Details, read.Details);
    }

    [Fact]
    public void A_record_of_a_version_that_kept_no_details_has_none()
    {
        string line = RecordJson.Write(Record(1)).Replace(",\"details\":{\"lower\":0.25,\"ratio\":\"gaussian\"}", string.Empty, StringComparison.Ordinal);
        Assert.DoesNotContain("details", line, StringComparison.Ordinal);
        ExperimentRecord read = RecordJson.Read(Encoding.UTF8.GetBytes(line));
        Assert.Empty(read.Details);
        Assert.Equal(Record(1).Key, read.Key);
    }

    [Fact]
    public void A_line_that_was_cut_off_is_no_record_and_harms_no_other()
    {
        Write(Record(1), Record(2));
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Store, "records")));
        byte[] content = File.ReadAllBytes(file);
        int firstLine = Array.IndexOf(content, (byte)'\n') + 1;
        for (int cut = firstLine; cut < content.Length; cut += 7)
        {
            File.WriteAllBytes(file, content[..cut]);
            Assert.Equal(1, Assert.Single(RecordStore.Read(Store)).TrueBits);
        }

        // The next process writes to a file of its own.
        Write(Record(2), Record(3));
        Assert.Equal([1, 2, 3], RecordStore.Read(Store).Select(record => record.TrueBits!.Value));
    }

    [Fact]
    public void Of_several_records_the_first_without_an_error_counts()
    {
        Write(Record(1, estimate: null), Record(1, estimate: 0.7), Record(1, estimate: 0.9));
        Assert.Equal(0.7, Assert.Single(RecordStore.Read(Store)).EstimateBits);

        // Files in the order of their names.
        string records = Path.Combine(Store, "records");
        File.Move(Assert.Single(Directory.GetFiles(records)), Path.Combine(records, "b.jsonl"));
        Write(Record(1, estimate: 0.5));
        File.Move(Assert.Single(Directory.GetFiles(records), file => !file.EndsWith("b.jsonl", StringComparison.Ordinal)), Path.Combine(records, "a.jsonl"));
        Assert.Equal(0.5, Assert.Single(RecordStore.Read(Store)).EstimateBits);
    }

    [Fact]
    public void Open_stores_see_what_others_append()
    {
        using var first = RecordStore.Open(Store, Description);
        using var second = RecordStore.Open(Store, Description);
        first.Append(Record(1));
        Assert.NotNull(second.Find(Record(1).Key));
        Assert.Null(second.Find(Record(2).Key));
        second.Append(Record(2));
        Assert.Equal(2, first.Records().Count);
    }

    [Fact]
    public void A_line_that_is_no_record_is_reported_with_its_file_and_number()
    {
        Write(Record(1));
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Store, "records")));
        File.AppendAllText(file, "{\"experiment\": 3}\n");
        string message = Assert.Throws<InputException>(() => RecordStore.Read(Store)).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains("line 2", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_folder_of_something_else_is_refused_and_left_as_it_is()
    {
        using (RecordStore.Open(Store, Description))
        {
        }

        Assert.Contains(
            "holds the experiment gaussian-grid, not mnist",
            Assert.Throws<InputException>(() => RecordStore.Open(Store, Description with { Id = "mnist" })).Message,
            StringComparison.Ordinal);
        File.WriteAllText(_folder.File("notes.txt"), "mine");
        Assert.Throws<InputException>(() => RecordStore.Open(_folder.File(string.Empty), Description));
        Assert.Throws<InputException>(() => RecordStore.Read(_folder.File(string.Empty)));
        Assert.Throws<InputException>(() => RecordStore.Open(_folder.File("notes.txt"), Description));
        Assert.Equal(["notes.txt", "store"], Directory.EnumerateFileSystemEntries(_folder.File(string.Empty)).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Work_is_claimed_by_one_and_free_once_its_owner_is_gone()
    {
        using var first = RecordStore.Open(Store, Description);
        using var second = RecordStore.Open(Store, Description);
        Assert.True(first.Claims.TryTake("a"));
        Assert.False(second.Claims.TryTake("a"));
        Assert.True(second.Claims.TryTake("b"));
        first.Claims.Release("a");
        Assert.True(second.Claims.TryTake("a"));

        // A process of this machine that is gone, and one that has the number of a process that began at another time.
        string claim = Assert.Single(Directory.GetFiles(Path.Combine(Store, "claims")), path => IsNewest(path));
        File.WriteAllText(claim, $"{Environment.MachineName} 2147483646 2026-01-01T00:00:00");
        Assert.True(first.Claims.TryTake("a"));
        File.WriteAllText(claim, $"{Environment.MachineName} {Environment.ProcessId} 2026-01-01T00:00:00");
        Assert.True(second.Claims.TryTake("a"));

        // Another machine's claim holds as long as it is touched.
        File.WriteAllText(claim, "elsewhere 1 2026-01-01T00:00:00");
        Assert.False(first.Claims.TryTake("a"));
        File.SetLastWriteTimeUtc(claim, DateTime.UtcNow - WorkClaims.Lease - TimeSpan.FromSeconds(1));
        Assert.True(first.Claims.TryTake("a"));

        bool IsNewest(string path) =>
            path == Directory.GetFiles(Path.Combine(Store, "claims")).MaxBy(file => (File.GetLastWriteTimeUtc(file), file));
    }

    private static ExperimentRecord Record(double bits, double? estimate = 0.5) =>
        SampleRecords.Gaussian("ksg", d: 10, k: 1, bits, estimate, new() { { "k", 3 }, { "standardize", true } }) with
        {
            Warnings = ["few-rows"],
            Error = estimate is null ? "went wrong: \"here\" — ü" : null,
            Series = new Dictionary<string, double[]> { ["epoch"] = [1, 2, double.NaN] },
            Details = new() { { "lower", 0.25 }, { "ratio", "gaussian" } },
        };

    private void Write(params ExperimentRecord[] records)
    {
        using var store = RecordStore.Open(Store, Description);
        foreach (ExperimentRecord record in records)
        {
            store.Append(record);
        }
    }
}
