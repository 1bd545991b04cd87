using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Tests.Slurm;

/// <summary><c>--slurm</c> and <c>status</c> with programs in the place of Slurm's; tests/slurm/run.sh has the real ones.</summary>
public sealed class SlurmTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeSlurm? _slurm;

    public SlurmTests() => _slurm = OperatingSystem.IsWindows() ? null : new FakeSlurm(_folder);

    private FakeSlurm Slurm
    {
        get
        {
            Assert.SkipWhen(_slurm is null, "The programs are scripts of a Unix shell.");
            return _slurm!;
        }
    }

    private string Scripts => _folder.File("store/slurm");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_script_says_what_was_asked_for_and_a_dry_run_does_nothing_else()
    {
        ToolResult result = await RunAsync(
            Slurm.Environment,
            "experiment", "run", "gaussian-grid", "--slurm", "--dry-run", "--estimators", "ksg", "--out", "a 100% store", "--tasks", "5", "--array-width", "2",
            "--partition", "long", "--time=1:00:00", "--memory", "2G", "--cores", "3", "--account", "me", "--sbatch=--qos=high", "--sbatch", "--nice=5", "--seeds", "0-1");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[] lines = result.Output.Split('\n');
        Assert.Equal("#!/bin/bash", lines[0]);
        Assert.Equal(
            [
                "#SBATCH --job-name=lmi-gaussian-grid",
                "#SBATCH --array=0-4%2",
                "#SBATCH --nodes=1",
                "#SBATCH --ntasks=1",
                "#SBATCH --cpus-per-task=3",
                $"#SBATCH --output=\"{_folder.Path}/a 100%% store/slurm/%A_%a.log\"",
                "#SBATCH --open-mode=append",
                "#SBATCH --requeue",
                "#SBATCH --signal=B:TERM@60",
                "#SBATCH --partition=long",
                "#SBATCH --time=1:00:00",
                "#SBATCH --mem=2G",
                "#SBATCH --account=me",
                "#SBATCH --qos=high",
                "#SBATCH --nice=5",
            ],
            lines.Where(line => line.StartsWith("#SBATCH", StringComparison.Ordinal)));
        Assert.Contains($"cd {_folder.Path} || exit 1", lines);
        Assert.EndsWith(
            "lmi.dll experiment run --task \"$SLURM_ARRAY_TASK_ID/5\" gaussian-grid --estimators ksg --out 'a 100% store' --seeds 0-1",
            lines[^2],
            StringComparison.Ordinal);
        Assert.StartsWith("exec /", lines[^2], StringComparison.Ordinal);
        Assert.Empty(Slurm.Calls("sbatch"));
        Assert.False(Directory.Exists(_folder.File("a 100% store")));
    }

    [Fact]
    public async Task Tasks_do_their_shares_and_a_second_submission_has_those_with_work_left()
    {
        Slurm.Answer("sbatch", "41;main\n");
        ToolResult first = await SubmitAsync();
        Assert.Equal((0, string.Empty), (first.ExitCode, first.Error));
        Assert.StartsWith("Job 41: 3 tasks with 36 of 36 estimates", first.Output, StringComparison.Ordinal);
        string script = Assert.Single(Directory.GetFiles(Scripts, "*.sh"));
        Assert.Equal($"--parsable {Path.Combine("store", "slurm", Path.GetFileName(script))}", Assert.Single(Slurm.Calls("sbatch")));
        Assert.Contains("#SBATCH --array=0-2\n", File.ReadAllText(script), StringComparison.Ordinal);

        await DoTaskAsync(script, 1);
        int done = RecordStore.Read(_folder.File("store")).Count;
        Assert.Equal(12, done);

        Slurm.Answer("sbatch", "42\n");
        ToolResult second = await SubmitAsync();
        Assert.Equal((0, string.Empty), (second.ExitCode, second.Error));
        Assert.StartsWith($"Job 42: 2 tasks with {36 - done} of 36 estimates", second.Output, StringComparison.Ordinal);
        script = Directory.GetFiles(Scripts, "*.sh").Max(StringComparer.Ordinal)!;
        Assert.Contains("#SBATCH --array=0,2\n", File.ReadAllText(script), StringComparison.Ordinal);
        await DoTaskAsync(script, 0);
        await DoTaskAsync(script, 2);
        Assert.Equal(36, RecordStore.Read(_folder.File("store")).Count);

        // Each file of records is of one task, and no work was done twice.
        Assert.Equal(36, Directory.GetFiles(_folder.File("store/records")).Sum(file => File.ReadAllLines(file).Length));

        ToolResult third = await SubmitAsync();
        Assert.StartsWith("All 36 estimates have records", third.Output, StringComparison.Ordinal);
        Assert.Equal(2, Slurm.Calls("sbatch").Length);
    }

    [Fact]
    public async Task While_an_array_is_queued_no_other_is_submitted_unless_forced()
    {
        Slurm.Answer("sbatch", "41\n");
        Assert.Equal(0, (await SubmitAsync()).ExitCode);
        Slurm.Answer("squeue", "0 RUNNING\n1 PENDING\n2 COMPLETING\n");
        string refusal = Refusal(await SubmitAsync());
        Assert.Contains("2 tasks of job 41 are still queued", refusal, StringComparison.Ordinal);
        Assert.Contains("squeue --jobs=41", refusal, StringComparison.Ordinal);
        Assert.Equal("--noheader --array --jobs=41 --format=%K %T", Slurm.Calls("squeue")[^1]);
        Slurm.Fail("squeue", "slurm_load_jobs error: Unable to contact slurm controller (connect failure)\n");
        Assert.Contains("Unable to contact slurm controller", Refusal(await SubmitAsync()), StringComparison.Ordinal);
        Assert.Single(Slurm.Calls("sbatch"));

        Slurm.Answer("sbatch", "42\n");
        Assert.StartsWith("Job 42", (await SubmitAsync("--force")).Output, StringComparison.Ordinal);

        // Slurm forgets arrays some minutes after their end.
        Slurm.Fail("squeue", "slurm_load_jobs error: Invalid job id specified\n");
        Slurm.Answer("sbatch", "43\n");
        Assert.StartsWith("Job 43", (await SubmitAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_sbatch_refuses_is_told_in_one_line_and_leaves_no_script()
    {
        Slurm.Fail("sbatch", "sbatch: error: invalid partition specified: nope\nsbatch: error: Batch job submission failed: Invalid partition name specified\n");
        Assert.Equal(
            "lmi: sbatch: invalid partition specified: nope; Batch job submission failed: Invalid partition name specified; nothing was submitted.",
            Refusal(await SubmitAsync("--partition", "nope")));
        Assert.Empty(Directory.GetFiles(Scripts));
        Assert.Contains(
            "there is no sbatch on the PATH",
            Refusal(await RunAsync(new Dictionary<string, string> { ["PATH"] = _folder.Path }, Submission())),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_tells_of_the_store_and_of_the_tasks()
    {
        Slurm.Answer("sbatch", "41\n");
        Assert.Equal(0, (await SubmitAsync()).ExitCode);
        await DoTaskAsync(Assert.Single(Directory.GetFiles(Scripts, "*.sh")), 1);
        int done = RecordStore.Read(_folder.File("store")).Count;
        Slurm.Answer("squeue", "2 PENDING\n");
        Slurm.Answer("sacct", "41_0|TIMEOUT\n41_1|COMPLETED\n41_2|CANCELLED by 1000\n");
        string[] lines = (await StatusAsync(Slurm.Environment)).Output.Split('\n');
        Assert.Equal(
            ["planned    36", $"done       {done}", "failed     0", "running    0", $"remaining  {36 - done}", "job 41     3 tasks: 1 completed, 1 pending, 1 timeout", string.Empty],
            lines);

        // Without accounting, and without Slurm.
        Slurm.Fail("sacct", "Slurm accounting storage is disabled\n");
        Assert.Contains("3 tasks: 2 ended, 1 pending", (await StatusAsync(Slurm.Environment)).Output, StringComparison.Ordinal);
        ToolResult without = await StatusAsync(new Dictionary<string, string> { ["PATH"] = _folder.Path }, "--json");
        using var json = JsonDocument.Parse(without.Output);
        Assert.Equal((0, string.Empty), (without.ExitCode, without.Error));
        Assert.Equal(36 - done, json.RootElement.GetProperty("remaining").GetInt32());
        JsonElement job = json.RootElement.GetProperty("jobs")[0];
        Assert.Equal(JsonValueKind.Null, job.GetProperty("states").ValueKind);
        Assert.Contains("squeue", job.GetProperty("problem").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_is_submitted_done_by_tasks_and_collected_like_an_experiment()
    {
        (string x, string y) = SampleFiles.WritePair(_folder, rows: 60);
        string plan = _folder.Write("plan.yaml", $"groups:\n  a: {x}\n  b: {y}\nseeds: 0..5\nestimate:\n  estimator: ksg\n");
        Slurm.Answer("sbatch", "41\n");
        ToolResult submitted = await RunAsync(
            Slurm.Environment, "sweep", plan, "--out", "store", "--quiet", "--slurm", "--tasks", "2", "--memory", "800M", "--sbatch=--qos=high");
        Assert.Equal((0, string.Empty), (submitted.ExitCode, submitted.Error));
        Assert.StartsWith("Job 41: 2 tasks with 6 of 6 estimates", submitted.Output, StringComparison.Ordinal);
        string script = Assert.Single(Directory.GetFiles(Scripts, "*.sh"));
        string text = File.ReadAllText(script);
        Assert.Contains("#SBATCH --mem=800M\n", text, StringComparison.Ordinal);

        // The tasks keep within the memory that they have.
        Assert.EndsWith($"sweep --task \"$SLURM_ARRAY_TASK_ID/2\" {plan} --out store --quiet --memory 800M\n", text, StringComparison.Ordinal);
        await DoTaskAsync(script, 0);
        Assert.Equal(3, RecordStore.Read(_folder.File("store")).Count);
        await DoTaskAsync(script, 1);
        ToolResult status = await RunAsync(Slurm.Environment, "sweep", "status", "store");
        Assert.StartsWith("planned    6\ndone       6\n", status.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(Slurm.Environment, "sweep", "collect", "store", "--format", "csv")).ExitCode);
        Assert.Equal(7, File.ReadAllLines(_folder.File("store/results.csv")).Length);
    }

    [Fact]
    public async Task The_tool_asks_for_no_locks_on_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has locks that hold whoever asks.");
        string[] run = ["experiment", "run", "gaussian-grid", "--estimators", "ksg", "--out", "store", "--quiet"];
        Assert.Equal(0, (await RunAsync(Slurm.Environment, [.. run, "--task", "0/2"])).ExitCode);

        // Who asks for a lock of a file that is locked fails, as it may where locks are not to be had.
        using var locked = new FileStream(
            Assert.Single(Directory.GetFiles(_folder.File("store/records"))), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        ToolResult result = await RunAsync(Slurm.Environment, run);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.StartsWith("36 records", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("give I/N with I from 0 to N - 1", "--task", "8/8")]
    [InlineData("give I/N with I from 0 to N - 1", "--task", "-1/8")]
    [InlineData("give I/N with I from 0 to N - 1", "--task", "1")]
    [InlineData("--partition applies to --slurm only", "--partition", "long")]
    [InlineData("--dry-run applies to --slurm only", "--dry-run")]
    [InlineData("give one of the two", "--task", "0/8", "--slurm")]
    [InlineData("'qos=long' cannot be used", "--slurm", "--sbatch", "qos=long")]
    [InlineData("--tasks: '0' cannot be used", "--slurm", "--tasks", "0")]
    public void What_cannot_be_meant_is_told_in_one_line(string words, params string[] args)
    {
        ToolResult result = Tool.Run(["experiment", "run", "gaussian-grid", "--estimators", "ksg", "--out", _folder.File("store"), .. args]);
        Assert.Contains(words, Refusal(result), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("store")));
    }

    private static string Refusal(ToolResult result)
    {
        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        return Assert.Single(result.ErrorLines);
    }

    private static string[] Submission(params string[] more) =>
        ["experiment", "run", "gaussian-grid", "--estimators", "ksg", "--out", "store", "--quiet", "--slurm", "--tasks", "3", .. more];

    private Task<ToolResult> SubmitAsync(params string[] more) => RunAsync(Slurm.Environment, Submission(more));

    private Task<ToolResult> StatusAsync(IReadOnlyDictionary<string, string> environment, params string[] more) =>
        RunAsync(environment, ["experiment", "status", "gaussian-grid", "--out", "store", .. more]);

    private async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using Process process = ToolProcess.Start(_folder.Path, environment, args);
        return await ToolProcess.FinishAsync(process);
    }

    /// <summary>Runs the script as Slurm does for a task: elsewhere, with its number in the environment.</summary>
    private static async Task DoTaskAsync(string script, int task)
    {
        var start = new ProcessStartInfo("bash", [script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment["SLURM_ARRAY_TASK_ID"] = task.ToString(CultureInfo.InvariantCulture);
        start.Environment["SLURM_CPUS_PER_TASK"] = "1";
        using Process process = Process.Start(start)!;
        ToolResult result = await ToolProcess.FinishAsync(process);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
    }
}
