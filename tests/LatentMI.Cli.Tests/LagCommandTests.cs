using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.Cli.Tests.Reports;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

public class LagCommandTests
{
    private static readonly string[] Quick = ["--estimator", "gaussian", "--quiet", "--threads", "1"];

    [Fact]
    public void A_line_for_each_lag_marks_the_largest_and_words_say_who_follows()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 2);

        ToolResult result = Tool.Run(["lag", x, y, "--lags", "-3:3", "--permutations", "39", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[] lines = result.Output.Split('\n');
        Assert.Equal(["lag", "bits", "p"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["-3", "-2", "-1", "0", "1", "2", "3"], lines[1..8].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.EndsWith("<- maximum", Assert.Single(lines, line => line.Contains("<-", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("maximum", StringComparison.Ordinal) && line.EndsWith("at lag 2: Y follows X by 2 rows", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("p-value", StringComparison.Ordinal)
            && line.Contains("of the largest of 7 lags (39 permutations, X shifted in a circle, the same at all lags)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("394, the same of X at every lag; X and Y have 400", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sign_of_the_lag_turns_with_the_sides()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 1);

        Assert.Contains("at lag -1: X follows Y by 1 row\n", Tool.Run(["lag", y, x, "--lags", "-2,-1,0:1", .. Quick]).Output, StringComparison.Ordinal);
        Assert.Contains("at lag 0: at the same time\n", Tool.Run(["lag", x, x, "--lags", "-4:4:2", "--estimator", "ksg", "--quiet"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_holds_table_figure_and_a_report_that_can_be_made_again()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 2);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(
            ["lag", x, y, "--lags", "1:3", "--effort", "quick", "--permutations", "1", "--quiet", "--threads", "1", "--out", path, "--json"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(
            ["figures/lags.png", "figures/lags.svg", "lags.csv", "report.html", "result.json"],
            Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal));
        Assert.Equal(result.Output.TrimEnd(), File.ReadAllText(Path.Combine(path, "result.json")).TrimEnd());
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(("lags", "lmi", 2, 397), (
            root.GetProperty("study").GetString(), root.GetProperty("estimator").GetString(), root.GetProperty("peak_lag").GetInt32(), root.GetProperty("n_samples").GetInt32()));
        Assert.Equal([1, 2, 3], root.GetProperty("lags").EnumerateArray().Select(lag => lag.GetProperty("lag").GetInt32()));
        JsonElement peak = root.GetProperty("lags")[1];
        Assert.Equal(2, peak.GetProperty("ci95_bits").GetArrayLength());
        Assert.Equal(("circular-shifts", 1), (
            root.GetProperty("test").GetProperty("surrogates").GetString(), root.GetProperty("test").GetProperty("null_maxima_bits").GetArrayLength()));
        string[] table = File.ReadAllLines(Path.Combine(path, "lags.csv"));
        Assert.Equal("lag,mi_bits,ci95_lower_bits,ci95_upper_bits,standard_error_bits,p_value,at_least_bits,n", table[0]);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"2,{peak.GetProperty("mi_bits").GetDouble():R},"), table[2], StringComparison.Ordinal);

        string written = File.ReadAllText(Path.Combine(path, "report.html"));
        Assert.Contains("Y follows X by 2 rows", written, StringComparison.Ordinal);
        Assert.Equal(written, SampleReports.Create(path));
    }

    [Fact]
    public void Trials_of_either_side_hold_lags()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 2);
        string trials = folder.Write("trials.csv", "trial\n" + string.Concat(Enumerable.Range(0, 400).Select(row => $"{row / 10}\n")));

        string[] outputs = [.. new[] { "--metadata-x", "--metadata-y" }.Select(side => Tool.Run(
            ["lag", x, y, "--lags", "0:4", "--lag-within", "trial", side, trials, "--permutations", "39", "--json", .. Quick]).Output)];

        using JsonDocument json = JsonDocument.Parse(outputs[0]);
        JsonElement root = json.RootElement;
        Assert.Equal(("trial", 40, 240, 2), (
            root.GetProperty("lag_within").GetString(), root.GetProperty("trials").GetInt32(), root.GetProperty("n_samples").GetInt32(), root.GetProperty("peak_lag").GetInt32()));
        Assert.Equal(("exchanged-trials", 0.025), (
            root.GetProperty("test").GetProperty("surrogates").GetString(), root.GetProperty("test").GetProperty("p_value").GetDouble()));
        Assert.Equal(Curve(outputs[0]), Curve(outputs[1]));
    }

    [Fact]
    public void Lags_count_rows_that_a_condition_leaves_out()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 2);
        string rows = folder.Write("rows.csv", "good\n" + string.Concat(Enumerable.Range(0, 400).Select(row => row % 10 == 5 ? "0\n" : "1\n")));

        ToolResult result = Tool.Run(["lag", x, y, "--lags", "0:3", "--where", "good == 1", "--metadata-x", rows, "--json", .. Quick]);

        // Of ten rows the one that is left out and the three before it have no partner at some lag.
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Equal((2, (400 * 6 / 10) - 3, 360), (
            json.RootElement.GetProperty("peak_lag").GetInt32(), json.RootElement.GetProperty("n_samples").GetInt32(), json.RootElement.GetProperty("rows_available").GetInt32()));
    }

    [Fact]
    public void Nothing_is_left_behind_where_the_work_fails()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 2);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(["lag", x, y, "--lags", "0:390", "--out", path, "--quiet"]);

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.StartsWith("lmi: lag 0: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(path));
    }

    private static string[] Curve(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("lags").EnumerateArray().Select(lag => lag.GetRawText())];
    }

    /// <summary>Two columns of white noise, the second of which repeats the first some rows later, with noise.</summary>
    private static (string X, string Y) Write(TemporaryFolder folder, int delay)
    {
        const int Rows = 400;
        var random = new RandomStream(seed: 1, RandomPurpose.Data);
        double[] signal = [.. Enumerable.Range(0, Rows + delay).Select(_ => random.NextNormal())];
        (StringBuilder textX, StringBuilder textY) = (new StringBuilder("x\n"), new StringBuilder("y\n"));
        for (int row = 0; row < Rows; row++)
        {
            textX.Append(CultureInfo.InvariantCulture, $"{signal[row + delay]:R}\n");
            textY.Append(CultureInfo.InvariantCulture, $"{signal[row] + random.NextNormal():R}\n");
        }

        return (folder.Write("x.csv", textX.ToString()), folder.Write("y.csv", textY.ToString()));
    }
}
