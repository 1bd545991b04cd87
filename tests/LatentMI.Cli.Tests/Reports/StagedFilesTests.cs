using System.Diagnostics;
using System.Globalization;
using System.Text;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Folders;

namespace LatentMI.Cli.Tests.Reports;

/// <summary>Files of a run take their places together, those of an earlier one go, and those of others stay.</summary>
public sealed class StagedFilesTests
{
    private static readonly string[] Names = ["result.json", "pmi.csv", "latents.npy", "scores/"];

    [Fact]
    public void Files_appear_with_the_commit_and_those_of_an_earlier_run_go()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run");
        Run(path, ("pmi.csv", "1"), ("latents.npy", "1"), ("scores/a.csv", "1"), ("result.json", "1"));
        using (StagedFiles second = Prepare(path))
        {
            Write(second, "pmi.csv", "2");
            Write(second, "result.json", "2");
            Assert.Equal("1", File.ReadAllText(Path.Combine(path, "pmi.csv")));
            second.Commit(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["pmi.csv", "result.json"], FilesOf(path));
        Assert.Equal(Content("result.json", "2"), File.ReadAllText(Path.Combine(path, "result.json")));
    }

    [Fact]
    public void Without_a_commit_nothing_changes_and_a_new_folder_goes()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run");
        using (StagedFiles failed = Prepare(path))
        {
            Write(failed, "pmi.csv", "1");
        }

        Assert.False(Directory.Exists(path));
        Run(path, ("pmi.csv", "1"), ("result.json", "1"));
        using (StagedFiles failed = Prepare(path))
        {
            Write(failed, "pmi.csv", "2");
            Write(failed, "result.json", "2");
        }

        Assert.Equal(["pmi.csv", "result.json"], FilesOf(path));
        Assert.Equal("1", File.ReadAllText(Path.Combine(path, "pmi.csv")));
    }

    [Theory]
    [InlineData("latents.npy")]
    [InlineData("pmi.csv")]
    [InlineData("scores")]
    public void Where_a_file_cannot_take_its_place_there_is_no_leading_file_and_the_next_run_mends_it(string blocked)
    {
        // A folder or a file in the way ends the exchange midway, as a kill does.
        using var folder = new TemporaryFolder();
        string path = folder.File("run");
        Run(path, ("pmi.csv", "1"), ("result.json", "1"));
        using (StagedFiles second = Prepare(path))
        {
            foreach (string name in new[] { "latents.npy", "pmi.csv", "scores/a.csv", "result.json" })
            {
                Write(second, name, "2");
            }

            string obstacle = Path.Combine(path, blocked);
            if (blocked == "scores")
            {
                File.WriteAllText(obstacle, "in the way");
            }
            else
            {
                File.Delete(obstacle);
                Directory.CreateDirectory(obstacle);
            }

            Assert.StartsWith("--out: files of ", Assert.Throws<InputException>(() => second.Commit(TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(path, "result.json")));
            (blocked == "scores" ? (Action<string>)File.Delete : Directory.Delete)(obstacle);
        }

        Run(path, ("pmi.csv", "3"), ("result.json", "3"));
        Assert.Equal(["pmi.csv", "result.json"], FilesOf(path));
        Assert.Equal("3", File.ReadAllText(Path.Combine(path, "pmi.csv")));
    }

    [Theory]
    [InlineData("pmi.csv", "pmi.csv")]
    [InlineData("scores/mine.csv", "scores/mine.csv")]
    public void Files_of_others_are_replaced_only_if_that_is_said(string name, string named)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run");
        string mine = Path.Combine(path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(mine)!);
        File.WriteAllText(mine, "mine");
        File.WriteAllText(Path.Combine(path, "notes.txt"), "mine");
        Assert.Equal(
            $"--out: '{path}' holds {named}, but no result of lmi; use another directory, or --force to replace it.",
            Assert.Throws<InputException>(() => Prepare(path)).Message);
        using (StagedFiles forced = StagedFiles.Prepare(path, Names, ["result.json"], replacesOthers: true))
        {
            Write(forced, name, "1");
            forced.Commit(TestContext.Current.CancellationToken);
        }

        Assert.Equal("1", File.ReadAllText(mine));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(path, "notes.txt")));
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_what_others_write_is_not()
    {
        using var folder = new TemporaryFolder();
        string path = Directory.CreateDirectory(folder.File("run")).FullName;
        int gone = Ended();
        Directory.CreateDirectory(Path.Combine(path, Name(TemporaryName.Host, gone)));
        File.WriteAllText(Path.Combine(path, Name(TemporaryName.Host, gone).Replace("staged", "pmi.csv", StringComparison.Ordinal)), "half");
        File.WriteAllText(Path.Combine(path, ".lmi-lock"), string.Create(CultureInfo.InvariantCulture, $"{TemporaryName.Host} {gone}\n"));
        string[] stay = [Name(TemporaryName.Host, Environment.ProcessId), Name("elsewhere", gone)];
        Array.ForEach(stay, name => Directory.CreateDirectory(Path.Combine(path, name)));
        Run(path, ("result.json", "1"));
        Assert.Equal(["result.json"], FilesOf(path));
        Assert.Equal(stay.Order(StringComparer.Ordinal), Directory.GetDirectories(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        static string Name(string host, int process) => string.Create(CultureInfo.InvariantCulture, $".staged.{host}-{process}-ab12.cd3.tmp");

        static int Ended()
        {
            using Process process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.Id;
        }
    }

    [Fact]
    public void Runs_into_one_folder_at_a_time_leave_the_files_of_one()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run");
        Directory.CreateDirectory(path);
        Parallel.For(0, 16, i =>
        {
            string text = i.ToString(CultureInfo.InvariantCulture);
            Run(path, ("pmi.csv", text), ($"scores/{i}.csv", text), ("result.json", text));
        });
        string last = File.ReadAllText(Path.Combine(path, "pmi.csv"));
        Assert.Equal(Content("result.json", last), File.ReadAllText(Path.Combine(path, "result.json")));
        Assert.Equal(["pmi.csv", "result.json"], FilesOf(path));
        Assert.Equal([$"{last}.csv"], Directory.GetFiles(Path.Combine(path, "scores")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("/etc/hostname")]
    [InlineData("../x.npy")]
    [InlineData("scores/../../x.npy")]
    public void A_list_of_files_elsewhere_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        string path = Directory.CreateDirectory(folder.File("run")).FullName;
        File.WriteAllText(Path.Combine(path, ".lmi-files"), $"pmi.csv\n{name}\n");
        Assert.Contains("names a file outside of its folder", Assert.Throws<InputException>(() => Prepare(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_somebody_removed_meanwhile_is_no_error()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run");
        StagedFiles files = Prepare(path);
        Directory.Delete(path, recursive: true);
        files.Dispose();
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void The_wait_for_another_run_can_be_canceled()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run");
        using StagedFiles files = Prepare(path);
        Write(files, "result.json", "1");
        File.WriteAllText(Path.Combine(path, ".lmi-lock"), "elsewhere 1\n");
        Assert.Throws<OperationCanceledException>(() => files.Commit(new CancellationToken(canceled: true)));
        Assert.False(File.Exists(Path.Combine(path, "result.json")));
    }

    [Fact]
    public void A_file_that_was_not_announced_is_a_mistake()
    {
        using var folder = new TemporaryFolder();
        using StagedFiles files = Prepare(folder.File("run"));
        Assert.Throws<ArgumentException>(() => files.Announce("other.csv"));
    }

    private static StagedFiles Prepare(string path) => StagedFiles.Prepare(path, Names, ["result.json"], replacesOthers: false);

    private static void Run(string path, params (string Name, string Text)[] files)
    {
        using StagedFiles staged = Prepare(path);
        Array.ForEach(files, file => Write(staged, file.Name, file.Text));
        staged.Commit(TestContext.Current.CancellationToken);
    }

    private static void Write(StagedFiles files, string name, string text) => files.Write(name, stream => stream.Write(Encoding.UTF8.GetBytes(Content(name, text))));

    private static string Content(string name, string text) => name == "result.json" ? $$"""{ "version": "0.1.0", "run": {{text}} }""" : text;

    private static string[] FilesOf(string path) => [.. Directory.GetFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
