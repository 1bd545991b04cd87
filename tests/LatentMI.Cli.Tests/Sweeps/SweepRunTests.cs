using System.Diagnostics;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Tests.Sweeps;

/// <summary><c>lmi sweep</c> in processes of their own.</summary>
public sealed class SweepRunTests : IDisposable
{
    private const int Estimates = 45;

    private readonly TemporaryFolder _folder = new();

    public SweepRunTests()
    {
        SampleFiles.WritePair(_folder, 700);
        _folder.Write("plan.yaml", "groups: {x: x.csv, y: y.csv}\nseeds: 0..14\nestimate: {estimator: sliced, slices: [40, 50, 60]}");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_it_continues_and_nothing_is_done_twice()
    {
        using (Process process = Start("killed"))
        {
            while (Lines("killed") < 5 && !process.HasExited)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.False(process.HasExited);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.InRange(Lines("killed"), 5, Estimates - 1);
        using (Process process = Start("killed"))
        {
            Assert.Equal(0, (await ToolProcess.FinishAsync(process)).ExitCode);
        }

        Assert.Equal((Estimates, Estimates), (Lines("killed"), RecordStore.Read(_folder.File("killed")).Count));
        Assert.True(File.Exists(_folder.File("killed/report.html")));
    }

    [Fact]
    public async Task Two_processes_on_one_folder_share_the_work()
    {
        using Process first = Start("shared");
        using Process second = Start("shared");
        ToolResult[] results = await Task.WhenAll(ToolProcess.FinishAsync(first), ToolProcess.FinishAsync(second));
        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
        Assert.Equal((Estimates, Estimates), (Lines("shared"), RecordStore.Read(_folder.File("shared")).Count));
        Assert.Equal(2, Directory.GetFiles(_folder.File("shared/records")).Length);
    }

    private int Lines(string store) => RecordLines.Count(_folder.File(store));

    private Process Start(string store) =>
        ToolProcess.Start(_folder.Path, new Dictionary<string, string>(), "sweep", "plan.yaml", "--out", store, "--jobs", "2", "--quiet");
}
