using System.Diagnostics;
using LatentMI.Numerics;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Tests;

/// <summary><c>lmi experiment run</c> in processes of their own.</summary>
public sealed class ExperimentRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_three_times_it_ends_with_the_records_of_an_undisturbed_run()
    {
        string[] undisturbed = await FinishAsync("undisturbed");
        var random = new RandomStream(20261124, RandomPurpose.Data);
        for (int kill = 0; kill < 3; kill++)
        {
            // While the trial after so many records runs, or one soon after.
            int records = (8 * kill) + random.NextInt(8);
            using Process process = Start("killed");
            while (Lines("killed") < records && !process.HasExited)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.False(process.HasExited);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        int before = Lines("killed");
        Assert.Equal(undisturbed, await FinishAsync("killed"));

        // Nothing that was recorded was done again: there is one complete line for each record.
        Assert.InRange(before, 0, undisturbed.Length - 1);
        Assert.Equal(undisturbed.Length, Lines("killed"));
    }

    [Fact]
    public async Task Two_processes_on_one_store_share_the_work()
    {
        using Process first = Start("shared");
        using Process second = Start("shared");
        ToolResult[] results = await Task.WhenAll(ToolProcess.FinishAsync(first), ToolProcess.FinishAsync(second));
        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
        Assert.All(results, result => Assert.StartsWith("36 records in", result.Output, StringComparison.Ordinal));
        Assert.Equal(36, Lines("shared"));
        Assert.Equal(36, RecordStore.Read(_folder.File("shared")).Count);
    }

    private int Lines(string store) => RecordLines.Count(_folder.File(store));

    private Process Start(string store) => ToolProcess.Start(
        _folder.Path,
        new Dictionary<string, string>(),
        "experiment", "run", "gaussian-grid", "--estimators", "ksg", "--out", store, "--jobs", "2", "--threads", "1", "--quiet");

    /// <summary>Runs to the end and tells the records without what differs between runs.</summary>
    private async Task<string[]> FinishAsync(string store)
    {
        using Process process = Start(store);
        Assert.Equal(0, (await ToolProcess.FinishAsync(process)).ExitCode);
        return [.. RecordStore.Read(_folder.File(store)).Select(record => $"{record.Key} {record.DataSeed} {record.EstimateBits:R} {record.Error}")];
    }
}
