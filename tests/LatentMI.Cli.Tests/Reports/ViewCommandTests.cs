using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Tests.Reports;

public class ViewCommandTests
{
    [Fact]
    public void The_report_of_a_folder_is_created_once_and_shown()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--estimator", "ksg");
        string report = Path.Combine(results, "report.html");

        Assert.Equal((0, string.Empty, report), View(true, results));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(report), StringComparison.Ordinal);

        File.WriteAllText(report, "<p>there</p>");
        Assert.Equal((0, string.Empty, report), View(true, results));
        Assert.Equal((0, string.Empty, report), View(true, report));
        Assert.Equal("<p>there</p>", File.ReadAllText(report));
    }

    [Fact]
    public void Print_tells_the_path_alone_and_shows_nothing()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--estimator", "ksg");

        Assert.Equal((0, Path.Combine(results, "report.html") + "\n", null), View(true, results, "--print"));
    }

    [Fact]
    public void Without_a_desktop_one_line_tells_the_path()
    {
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--estimator", "ksg");
        string report = Path.Combine(results, "report.html");

        Assert.Equal((0, $"{report}: the report; there is no desktop here to open it.\n", report), View(false, results));
    }

    [Fact]
    public void The_report_of_a_folder_that_cannot_be_written_to_is_elsewhere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A folder has no such permission on Windows.");
        using var folder = new TemporaryFolder();
        string results = SampleReports.WriteEstimate(folder, "--estimator", "ksg");

        // A folder of this name is in the way, also of one who may write everywhere.
        Directory.CreateDirectory(Path.Combine(results, "report.html"));

        (int exitCode, string output, _) = View(true, results, "--print");

        Assert.Equal(0, exitCode);
        string report = output.TrimEnd('\n');
        Assert.NotEqual(results, Path.GetDirectoryName(report));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(report), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(report)!, recursive: true);
    }

    [Theory]
    [InlineData("missing", "there is no such folder")]
    [InlineData("data.csv", "is not a report")]
    [InlineData(".", "holds none of")]
    public void What_has_no_report_ends_with_2_and_one_line(string name, string words)
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.csv", "1\n2\n");

        ToolResult result = Tool.Run("view", folder.File(name), "--print");

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(words, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string? Shown) View(bool hasDesktop, params string[] arguments)
    {
        string? shown = null;
        using var output = new StringWriter();
        var context = new CommandContext(output, TextWriter.Null, ErrorIsTerminal: false, TestContext.Current.CancellationToken)
        {
            ShowFile = file =>
            {
                shown = file;
                return hasDesktop;
            },
        };
        return (CommandLineApplication.Run(["view", .. arguments], context), output.ToString(), shown);
    }
}
