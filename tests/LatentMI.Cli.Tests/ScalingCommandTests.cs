using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.Cli.Tests.Reports;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

public class ScalingCommandTests
{
    private static readonly string[] Quick = ["--estimator", "gaussian", "--quiet", "--threads", "1"];

    [Fact]
    public void A_line_for_each_level_and_the_law_with_its_intervals()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder);

        ToolResult result = Tool.Run(["scaling", x, y, "--over", "noise", "--levels", "2,0,1,0.5,4,8", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[] lines = result.Output.Split('\n');
        Assert.StartsWith("added noise", lines[0], StringComparison.Ordinal);
        Assert.Equal(["0", "0.5", "1", "2", "4", "8"], lines[1..7].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Contains(lines, line => line.StartsWith("law", StringComparison.Ordinal) && line.Contains("q 1/σ² of the added noise", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("I_max", StringComparison.Ordinal) && line.Contains(" bits (95 % interval ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("90 % of it  up to", StringComparison.Ordinal));
        Assert.Contains("over        noise of X", lines);
    }

    [Fact]
    public void Counts_are_thinned_before_they_are_normalized()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = WriteCounts(folder);
        string[] levels = ["--over", "depth", "--levels", "0.1,0.25,0.5,1", "--json", .. Quick];

        using JsonDocument thinned = JsonDocument.Parse(Tool.Run(["scaling", x, y, "--normalize-total-x", "1000", "--log1p-x", .. levels]).Output);
        string whole = Tool.Run(["estimate", x, y, "--normalize-total-x", "1000", "--log1p-x", "--estimator", "gaussian", "--json", "--quiet"]).Output;

        JsonElement[] estimates = [.. thinned.RootElement.GetProperty("estimates").EnumerateArray()];
        Assert.Equal([0.1, 0.25, 0.5, 1], estimates.Select(one => one.GetProperty("level").GetDouble()));
        Assert.Equal(estimates[3].GetProperty("quality").GetDouble() / 4, estimates[1].GetProperty("quality").GetDouble(), tolerance: 1e-9);
        using JsonDocument all = JsonDocument.Parse(whole);
        Assert.Equal(all.RootElement.GetProperty("mi_bits").GetDouble(), estimates[3].GetProperty("mi_bits").GetDouble());
        Assert.Equal(
            ["normalize-total 1000, over 6 columns, after thinning", "log1p, after thinning"],
            thinned.RootElement.GetProperty("x").GetProperty("steps").EnumerateArray().Select(step => step.GetString()));

        // Normalized counts are none, wherever they come from.
        string normalized = folder.Write("normalized.csv", "a\n" + string.Concat(Enumerable.Repeat("0.5\n", 200)));
        ToolResult refused = Tool.Run(["scaling", normalized, y, .. levels]);
        Assert.Equal((2, string.Empty), (refused.ExitCode, refused.Output));
        Assert.StartsWith("lmi: X holds 0.5 in row 1, column 1 (a): thinning needs counts", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_holds_table_figure_and_a_report_that_can_be_made_again()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(["scaling", x, y, "--over", "noise", "--levels", "0.3,0.6,1,2,4,8", "--out", path, "--json", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(
            ["figures/scaling.png", "figures/scaling.svg", "report.html", "result.json", "scaling.csv"],
            Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal));
        Assert.Equal(result.Output.TrimEnd(), File.ReadAllText(Path.Combine(path, "result.json")).TrimEnd());
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(("scaling", "noise", "x", "gaussian"), (
            root.GetProperty("study").GetString(), root.GetProperty("over").GetString(), root.GetProperty("side").GetString(), root.GetProperty("estimator").GetString()));
        JsonElement fit = root.GetProperty("fit");
        Assert.Equal(["I_max", "q0"], fit.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Equal([2, 4, 10], fit.GetProperty("extrapolations").EnumerateArray().Select(one => one.GetProperty("factor").GetInt32()));
        string[] table = File.ReadAllLines(Path.Combine(path, "scaling.csv"));
        Assert.Equal("level,quality,repeat,mi_bits,ci95_lower_bits,ci95_upper_bits,standard_error_bits,at_least_bits,n,fitted_bits", table[0]);
        Assert.Equal(7, table.Length);

        string written = File.ReadAllText(Path.Combine(path, "report.html"));
        Assert.Contains("I_max", written, StringComparison.Ordinal);
        Assert.Equal(written, SampleReports.Create(path));
    }

    [Fact]
    public void A_table_is_fitted_without_an_estimate_and_its_folder_too_is_a_report()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "out");
        double[] depths = [10, 30, 100, 300, 1000, 3000];
        string table = folder.Write("t.csv", "UMI per cell,method,MI\n" + string.Concat(depths.Select(depth => string.Create(
            CultureInfo.InvariantCulture, $"{depth},a,{2 - (Math.Log2((1 + (depth / 400)) / ((depth / 400) + Math.Pow(2, -4))) / 2):R}\n{depth},b,9\n"))));

        ToolResult result = Tool.Run(["scaling", "fit", table, "--level", "UMI per cell", "--value", "MI", "--law", "noise", "--where", "method == 'a'", "--out", path]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("I_max       2.000 bits", result.Output, StringComparison.Ordinal);
        Assert.Contains("q0          400 ", result.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(path, "report.html")), SampleReports.Create(path));
    }

    [Fact]
    public void A_law_that_says_nothing_has_a_warning_and_no_numbers()
    {
        using var folder = new TemporaryFolder();
        string table = folder.Write("t.csv", "n,MI\n100,1\n200,1.01\n400,0.99\n800,1\n1600,1.01\n3200,0.99\n6400,1\n");

        ToolResult result = Tool.Run(["scaling", "fit", table, "--level", "n", "--value", "MI", "--law", "rows"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("law      rows: nothing is extrapolated (scaling-flat); R² ", result.Output, StringComparison.Ordinal);
        Assert.Contains("warning  scaling-flat: ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("I_inf ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("times", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_kept_together_by_group_and_one_of_a_name_belongs_to_one_of_the_same()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder);
        string donors = folder.Write("donors.csv", "donor\n" + string.Concat(Enumerable.Range(0, 600).Select(row => $"{row / 30}\n")));

        ToolResult result = Tool.Run(
            ["scaling", x, y, "--over", "rows", "--levels", "300,600", "--repeats", "1", "--representation", "linear", "--effort", "quick", "--group-by", "donor", "--metadata-x", donors, "--json", "--quiet"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Equal([300, 600], json.RootElement.GetProperty("estimates").EnumerateArray().Select(one => one.GetProperty("n_samples").GetInt32()));
        Assert.Equal("scaling-few-levels", json.RootElement.GetProperty("fit").GetProperty("divergence").GetString());
    }

    [Fact]
    public void Nothing_is_left_behind_where_the_work_fails()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(["scaling", x, y, "--over", "rows", "--levels", "2,300", "--out", path, .. Quick]);

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.StartsWith("lmi: level 2: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(path));
    }

    private static (string X, string Y) Write(TemporaryFolder folder)
    {
        const int Rows = 600;
        var random = new RandomStream(seed: 1, RandomPurpose.Data);
        (StringBuilder textX, StringBuilder textY) = (new StringBuilder("a,b\n"), new StringBuilder("y\n"));
        for (int row = 0; row < Rows; row++)
        {
            double signal = random.NextNormal();
            textX.Append(CultureInfo.InvariantCulture, $"{signal + (0.3 * random.NextNormal()):R},{signal + (0.3 * random.NextNormal()):R}\n");
            textY.Append(CultureInfo.InvariantCulture, $"{signal + (0.3 * random.NextNormal()):R}\n");
        }

        return (folder.Write("x.csv", textX.ToString()), folder.Write("y.csv", textY.ToString()));
    }

    private static (string X, string Y) WriteCounts(TemporaryFolder folder)
    {
        const int Rows = 200;
        var random = new RandomStream(seed: 2, RandomPurpose.Data);
        (StringBuilder textX, StringBuilder textY) = (new StringBuilder("a,b,c,d,e,f\n"), new StringBuilder("y\n"));
        for (int row = 0; row < Rows; row++)
        {
            double signal = random.NextNormal();
            textX.Append(string.Join(',', Enumerable.Range(0, 6).Select(gene => $"{(int)(20 * Math.Exp(0.2 * (gene - 2) * signal) * random.NextUniform())}"))).Append('\n');
            textY.Append(CultureInfo.InvariantCulture, $"{signal:R}\n");
        }

        return (folder.Write("cx.csv", textX.ToString()), folder.Write("cy.csv", textY.ToString()));
    }
}
