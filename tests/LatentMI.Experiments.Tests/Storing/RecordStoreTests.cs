using System.Diagnostics;
using System.Globalization;
using System.Text;
using LatentMI.Numerics;
using LatentMI.Studies.Storing;
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

    [Theory]
    [InlineData("0919365")]
    [InlineData(null)]
    public void A_record_tells_the_sources_that_made_it(string? commit)
    {
        var provenance = new Provenance("0123456789abcdef", commit, VectorWidth: 256);

        ExperimentRecord read = RecordJson.Read(Encoding.UTF8.GetBytes(RecordJson.Write(Record(1) with { Provenance = provenance })));

        Assert.Equal(provenance, read.Provenance);
    }

    [Fact]
    public void A_record_of_a_version_that_did_not_tell_its_sources_is_read()
    {
        string line = RecordJson.Write(Record(1)).Replace(",\"provenance\":null", string.Empty, StringComparison.Ordinal);
        Assert.DoesNotContain("provenance", line, StringComparison.Ordinal);
        Assert.Null(RecordJson.Read(Encoding.UTF8.GetBytes(line)).Provenance);
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
        File.Move(Assert.Single(Directory.GetFiles(records), file => Path.GetFileName(file) != "b.jsonl"), Path.Combine(records, "a.jsonl"));
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

        // One whose owner was killed before it wrote its name.
        File.WriteAllText(claim, string.Empty);
        Assert.False(second.Claims.TryTake("a"));
        File.SetLastWriteTimeUtc(claim, DateTime.UtcNow - WorkClaims.NamelessLease - TimeSpan.FromSeconds(1));
        Assert.True(second.Claims.TryTake("a"));

        bool IsNewest(string path) =>
            path == Directory.GetFiles(Path.Combine(Store, "claims")).MaxBy(file => (File.GetLastWriteTimeUtc(file), file));
    }

    [Fact]
    public void A_process_that_ended_without_being_waited_for_holds_no_claim()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps no such processes.");
        using RecordStore store = RecordStore.Open(Store, Description);

        // The shell becomes a program that never asks about its child, which ends after that.
        using Process parent = Process.Start(new ProcessStartInfo("sh", ["-c", "until grep -q cat /proc/$$/comm; do :; done & echo $!; exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            string child = parent.StandardOutput.ReadLine()!;
            SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{child}/stat").Contains(") Z", StringComparison.Ordinal));
            using var ended = Process.GetProcessById(int.Parse(child, CultureInfo.InvariantCulture));
            string start = ended.StartTime.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
            Assert.True(store.Claims.TryTake("a"));
            string claim = Assert.Single(Directory.GetFiles(Path.Combine(Store, "claims")));
            File.WriteAllText(claim, $"{Environment.MachineName} {child} {start}");
            Assert.True(store.Claims.TryTake("a"));

            // That of a process that runs holds, also where the clock was set by a second in the meantime.
            using Process self = Process.GetCurrentProcess();
            start = self.StartTime.ToUniversalTime().AddSeconds(1).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
            File.WriteAllText(claim, $"{Environment.MachineName} {self.Id} {start}");
            Assert.False(store.Claims.TryTake("a"));
        }
        finally
        {
            parent.Kill();
        }
    }

    [Fact]
    public void A_line_whose_middle_has_not_arrived_is_no_record_until_it_has()
    {
        Write(Record(1));
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Store, "records")));
        using RecordStore reader = RecordStore.Open(Store, Description);
        Assert.Single(reader.Records());
        byte[] line = Encoding.UTF8.GetBytes(RecordJson.Write(Record(2)) + "\n");
        byte[] whole = [.. File.ReadAllBytes(file), .. line];
        byte[] holed = [.. whole];
        holed.AsSpan(whole.Length - (line.Length / 2), line.Length / 4).Clear();
        File.WriteAllBytes(file, holed);
        Assert.Single(reader.Records());
        File.WriteAllBytes(file, whole);
        Assert.Equal([1, 2], reader.Records().Select(record => record.TrueBits!.Value));
    }

    [Fact]
    public void A_status_counts_every_piece_of_the_plan_once()
    {
        ExperimentRecord other = Record(9);
        using (RecordStore store = RecordStore.Open(Store, Description))
        {
            ExperimentRecord[] plan = [Record(1), Record(2, estimate: null), Record(3, estimate: null), Record(4), Record(5)];
            store.SavePlan([.. plan.Select(record => record.Key), plan[0].Key]);
            store.Append(plan[0]);
            store.Append(plan[1]);
            store.Append(plan[2]);
            store.Append(other);
            Assert.True(store.Claims.TryTake(plan[3].Key));

            // Nobody looks at the claim of what has a record.
            Assert.True(store.Claims.TryTake(plan[0].Key));
            StoreStatus status = StoreStatus.Read(Store, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal((5, 1, 2, 1, 1, 1), (status.Planned, status.Done, status.Failed, status.Running, status.Remaining, status.Others));
            Assert.Equal((plan[1].Error!, 2), Assert.Single(status.Failures));
        }

        Assert.Equal((0, 2), (StoreStatus.Read(Store, cancellationToken: TestContext.Current.CancellationToken).Running, StoreStatus.Read(Store, cancellationToken: TestContext.Current.CancellationToken).Remaining));
        File.Delete(Path.Combine(Store, "plan.json"));
        Assert.Contains("plan.json", Assert.Throws<InputException>(() => StoreStatus.Read(Store, cancellationToken: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("[\"a\"")]
    public void A_list_of_work_of_another_shape_is_refused(string plan)
    {
        RecordStore.Open(Store, Description).Dispose();
        File.WriteAllText(Path.Combine(Store, "plan.json"), plan);
        Assert.Contains("plan.json", Assert.Throws<InputException>(() => StoreStatus.Read(Store, cancellationToken: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_system_s_clock_is_the_one_that_stamps_files()
    {
        var clock = new FileSystemClock(_folder.File(string.Empty));
        DateTime earlier = Stamp();
        DateTime now = clock.UtcNow;
        Assert.True(earlier <= now);
        SpinWait.SpinUntil(() => Stamp() >= now);
        Assert.Equal(["a"], Directory.GetFileSystemEntries(_folder.File(string.Empty)).Select(Path.GetFileName));

        DateTime Stamp()
        {
            File.WriteAllText(_folder.File("a"), "a");
            return File.GetLastWriteTimeUtc(_folder.File("a"));
        }
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
