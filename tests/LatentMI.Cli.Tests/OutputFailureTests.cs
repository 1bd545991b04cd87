using System.Diagnostics;

namespace LatentMI.Cli.Tests;

/// <summary>Standard output and standard error that cannot be written to.</summary>
public sealed class OutputFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputFailureTests() => SampleFiles.WritePair(_folder, 40);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("inspect x.csv --json > /dev/full")]
    [InlineData("inspect x.csv >&-")]
    [InlineData("inspect x.csv <&- >&-")]
    [InlineData("estimate x.csv y.csv --estimator ksg --quiet <&- >&-")]
    [InlineData("--help <&- >&-")]
    [InlineData("--version <&- >&-")]
    [InlineData("estimate x.csv y.csv --estimator ksg --json --quiet > /dev/full")]
    [InlineData("experiment list > /dev/full")]
    [InlineData("--help > /dev/full")]
    [InlineData("estimate --help-all > /dev/full")]
    [InlineData("--version > /dev/full")]
    public async Task A_result_that_is_lost_ends_with_74_and_one_line(string commandLine)
    {
        ToolResult result = await RunInShell(commandLine);
        Assert.Equal((74, string.Empty), (result.ExitCode, result.Output));
        Assert.StartsWith("lmi: standard output cannot be written to: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inspect missing.csv 2>&-", 2)]
    [InlineData("inspect missing.csv 2> /dev/full", 2)]
    [InlineData("inspect x.csv > /dev/full 2>&-", 74)]
    [InlineData("inspect x.csv <&- >&- 2>&-", 74)]
    [InlineData("inspect missing.csv <&- 2>&-", 2)]
    [InlineData("inspect missing.csv <&- >&- 2>&-", 2)]
    [InlineData("convert x.csv --out z.csv --quiet <&- >&-", 0)]
    [InlineData("inspect x.csv <&- > result.txt 2>&1", 0)]
    [InlineData("inspect x.csv <&- 2>&1 | cat > result.txt", 0)]
    [InlineData("estimate x.csv y.csv --estimator ksg > result.txt 2> /dev/full", 0)]
    public async Task Lost_messages_leave_the_exit_code_as_it_is(string commandLine, int exitCode)
    {
        ToolResult result = await RunInShell(commandLine);
        Assert.Equal((exitCode, string.Empty, string.Empty), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task A_file_longer_than_the_limit_ends_with_74_and_leaves_nothing()
    {
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(row => $"{row},{row}\n"));
        _folder.Write("long.csv", rows);

        // The runtime reserves address space by a file unless code pages may be written.
        foreach (string target in (string[])["out.csv", "out.npy", "out.parquet"])
        {
            ToolResult result = await RunInShell($"convert long.csv --out {target}", "ulimit -f 20; export DOTNET_EnableWriteXorExecute=0; ");
            Assert.Equal((74, string.Empty), (result.ExitCode, result.Output));
            Assert.StartsWith($"lmi: {target}: cannot be written: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        }

        Assert.Equal(["long.csv", "x.csv", "y.csv"], _folder.FileNames);
    }

    private async Task<ToolResult> RunInShell(string commandLine, string before = "")
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is a full device on Linux only.");
        var start = new ProcessStartInfo("sh", ["-c", $"{before}exec dotnet '{Path.Combine(AppContext.BaseDirectory, "lmi.dll")}' {commandLine}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        using Process process = Process.Start(start)!;
        return await ToolProcess.FinishAsync(process);
    }
}
