using System.Diagnostics;
using System.Globalization;

namespace LatentMI.Cli.Tests;

public class InterruptionTests
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_during_training_ends_the_process_and_leaves_no_file(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 400);
        string results = folder.File("results");
        using Process process = ToolProcess.Start(
            folder.Path, new Dictionary<string, string>(), "estimate", x, y, "--permutations", "1000000", "--out", results);
        string? stage;
        do
        {
            stage = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (stage is not (null or "representing: training networks"));

        Assert.True(Directory.Exists(results));
        using (Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        ToolResult result = await ToolProcess.FinishAsync(process);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("lmi: interrupted", result.ErrorLines[^1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(results));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_while_a_vast_sparse_matrix_is_inspected_ends_the_process_within_a_second(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        using var folder = new TemporaryFolder();
        string path = folder.File("vast.h5ad");
        VastSparseFile.Write(path);
        using Process process = ToolProcess.Start(folder.Path, new Dictionary<string, string>(), "inspect", $"{path}:X", "--max-expansion", "1000000");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        using (Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        ToolResult result = await ToolProcess.FinishAsync(process);
        Assert.Equal((exitCode, string.Empty), (result.ExitCode, result.Output));
        Assert.StartsWith("lmi: interrupted", Assert.Single(result.ErrorLines), StringComparison.Ordinal);

        // A second on a machine that does nothing else.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task Standard_output_of_the_process_is_json_and_standard_error_is_silent_when_quiet()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 80);
        using Process process = ToolProcess.Start(
            folder.Path, new Dictionary<string, string>(), "estimate", x, y, "--preset", "mended", "--epochs", "2", "--hidden-width", "16", "--json", "--quiet");

        ToolResult result = await ToolProcess.FinishAsync(process);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using var json = System.Text.Json.JsonDocument.Parse(result.Output);
        Assert.Equal(System.Text.Json.JsonValueKind.Object, json.RootElement.ValueKind);
    }
}
