using System.Globalization;
using System.Text.Json;
using LatentMI.Cli.Tests.Reports;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

public class SynergyCommandTests
{
    private static readonly string[] Gaussian = ["--estimator", "gaussian", "--quiet"];

    [Fact]
    public void A_line_for_each_quantity_and_for_each_order_of_the_chain_rule()
    {
        using var folder = new TemporaryFolder();
        (string a, string b, string y) = Write(folder);

        ToolResult result = Tool.Run(["synergy", a, b, "--target", y, "--permutations", "39", .. Gaussian]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[] lines = result.Output.Split('\n');
        Assert.Equal("bits 95 % interval p", string.Join(' ', lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(
            [
                "I(a.csv; y.csv)", "I(b.csv; y.csv)", "I(a.csv; y.csv | b.csv)", "I(b.csv; y.csv | a.csv)", "I(a.csv, b.csv; y.csv)",
                "interaction", "redundancy", "synergy", "unique to a.csv", "unique to b.csv", "I(a.csv; b.csv)",
            ],
            lines[1..12].Select(line => line[..23].TrimEnd()));
        Assert.Contains(" 0.025 ", lines[6], StringComparison.Ordinal);
        Assert.EndsWith(" synergy dominates", lines[6], StringComparison.Ordinal);
        Assert.StartsWith("chain rule: I(b.csv; y.csv) + I(a.csv; y.csv | b.csv) = ", lines[13], StringComparison.Ordinal);
        Assert.StartsWith("chain rule: I(a.csv; y.csv) + I(b.csv; y.csv | a.csv) = ", lines[14], StringComparison.Ordinal);
        Assert.All(lines[13..15], line => Assert.Contains(": gap 0.0000, the intervals allow 0.", line, StringComparison.Ordinal));
        Assert.Contains("39 permutations of the target's rows", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("synergy", "b.csv", "./a.csv", "is given twice; give each source once.")]
    [InlineData("rank", "b.csv", "../here/a.csv", "is given twice; give each representation once.")]
    public void A_file_is_the_same_however_its_folder_is_written(string command, string other, string again, string problem)
    {
        ToolResult result = Tool.Run(command, "here/a.csv", $"here/{other}", $"here/{again}", "--target", "y.csv");
        Assert.Equal((2, $"lmi: here/{again}: {problem}"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Fact]
    public void The_folder_holds_table_figure_and_a_report_that_can_be_made_again()
    {
        using var folder = new TemporaryFolder();
        (string a, string b, string y) = Write(folder);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(["synergy", a, b, "--target", y, "--effort", "quick", "--quiet", "--threads", "1", "--out", path, "--json"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(
            ["figures/synergy.png", "figures/synergy.svg", "report.html", "result.json", "synergy.csv"],
            Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal));
        Assert.Equal(result.Output.TrimEnd(), File.ReadAllText(Path.Combine(path, "result.json")).TrimEnd());
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(("synergy", "lmi", "default", 300), (
            root.GetProperty("study").GetString(), root.GetProperty("estimator").GetString(), root.GetProperty("preset").GetString(), root.GetProperty("n_samples").GetInt32()));
        Assert.Equal(["a.csv", "b.csv"], root.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString()));
        JsonElement interaction = root.GetProperty("quantities").EnumerateArray().Single(quantity => quantity.GetProperty("quantity").GetString() == "interaction");
        double bits = interaction.GetProperty("bits").GetDouble();

        // Y = A + B + noise: half of log2 3, less twice half of log2 3/2.
        Assert.Equal(Math.Log2(3) / 2 - Math.Log2(1.5), bits, 0.15);
        Assert.Equal(2, interaction.GetProperty("ci95_bits").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, interaction.GetProperty("p_value").ValueKind);
        JsonElement check = root.GetProperty("chain_rule")[1];
        Assert.Equal("b.csv", check.GetProperty("last").GetString());
        Assert.Equal(check.GetProperty("gap_bits").GetDouble(), check.GetProperty("sum_bits").GetDouble() - check.GetProperty("together_bits").GetDouble(), 1e-12);
        string[] table = File.ReadAllLines(Path.Combine(path, "synergy.csv"));
        Assert.Equal("quantity,sources,target,bits,ci95_lower_bits,ci95_upper_bits,standard_error_bits,p_value,at_least_bits,n", table[0]);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"interaction,a.csv b.csv,y.csv,{bits:R},"), table[6], StringComparison.Ordinal);

        string written = File.ReadAllText(Path.Combine(path, "report.html"));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"The interaction is {bits:F3} bits."), written, StringComparison.Ordinal);
        Assert.Contains("Multivariate information transmission", written, StringComparison.Ordinal);
        Assert.Equal(written, SampleReports.Create(path));
    }

    [Fact]
    public void Three_sources_have_pairs_and_an_o_information()
    {
        using var folder = new TemporaryFolder();
        (string a, string b, string y) = Write(folder);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(["synergy", a, b, $"{a}:a", "--target", y, "--estimator", "ksg", "--quiet", "--out", path]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("\ninteraction of a.csv, b.csv ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nunique to a.csv:a beside b.csv ", result.Output.Replace("unique to b.csv beside a.csv:a", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\nO-information ", result.Output, StringComparison.Ordinal);
        Assert.Contains("chain rule: I(b.csv, a.csv:a; y.csv) + I(a.csv; y.csv | b.csv, a.csv:a) = ", result.Output, StringComparison.Ordinal);
        Assert.Contains("The O-information of sources and target is ", File.ReadAllText(Path.Combine(path, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_show_a_parity()
    {
        using var folder = new TemporaryFolder();
        var random = new RandomStream(seed: 3, RandomPurpose.Data);
        (int P, int Q)[] bits = [.. Enumerable.Range(0, 400).Select(_ => (random.NextInt(2), random.NextInt(2)))];
        string p = folder.Write("p.csv", "p\n" + string.Concat(bits.Select(pair => pair.P == 0 ? "no\n" : "yes\n")));
        string q = folder.Write("q.csv", "q\n" + string.Concat(bits.Select(pair => pair.Q == 0 ? "off\n" : "on\n")));
        string parity = folder.Write("parity.csv", "parity\n" + string.Concat(bits.Select(pair => pair.P == pair.Q ? "same\n" : "other\n")));

        ToolResult result = Tool.Run(["synergy", p, q, "--target", parity, "--estimator", "discrete", "--json", "--quiet"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Equal(
            [0, 0, 1, 1, 1, 1],
            json.RootElement.GetProperty("quantities").EnumerateArray().Take(6).Select(quantity => Math.Abs(Math.Round(quantity.GetProperty("bits").GetDouble(), 1))));
    }

    [Fact]
    public void Rows_are_matched_by_name_and_chosen_by_metadata()
    {
        using var folder = new TemporaryFolder();
        var random = new RandomStream(seed: 4, RandomPurpose.Data);
        (double A, double B)[] rows = [.. Enumerable.Range(0, 200).Select(_ => (random.NextNormal(), random.NextNormal()))];
        string a = Named("a.csv", rows.Select((row, i) => (i, row.A)));
        string b = Named("b.csv", rows.Select((row, i) => (i, row.B)).Reverse());
        string y = Named("y.csv", rows.Select((row, i) => (i, row.A + row.B + random.NextNormal())));
        string half = folder.Write("half.csv", "half\n" + string.Concat(rows.Select((_, i) => $"{i % 2}\n")));

        ToolResult named = Tool.Run(["synergy", a, b, "--target", y, "--pair-by", "names", "--json", .. Gaussian]);
        ToolResult chosen = Tool.Run(["synergy", a, a + ":x", "--target", y, "--pair-by", "names", "--where", "half == 1", "--metadata", half, "--estimator", "ksg", "--quiet", "--json"]);

        using JsonDocument json = JsonDocument.Parse(named.Output);
        Assert.Equal(Math.Log2(1.5) / 2, json.RootElement.GetProperty("quantities")[1].GetProperty("bits").GetDouble(), 0.12);
        using JsonDocument ofHalf = JsonDocument.Parse(chosen.Output);
        Assert.Equal(100, ofHalf.RootElement.GetProperty("n_samples").GetInt32());

        string Named(string name, IEnumerable<(int Row, double Value)> values) =>
            folder.Write(name, "name,x\n" + string.Concat(values.Select(row => string.Create(CultureInfo.InvariantCulture, $"r{row.Row},{row.Value}\n"))));
    }

    private static (string A, string B, string Y) Write(TemporaryFolder folder)
    {
        var random = new RandomStream(seed: 1, RandomPurpose.Data);
        (double A, double B)[] rows = [.. Enumerable.Range(0, 300).Select(_ => (random.NextNormal(), random.NextNormal()))];
        return (
            Column("a", rows.Select(row => row.A)), Column("b", rows.Select(row => row.B)), Column("y", rows.Select(row => row.A + row.B + random.NextNormal())));

        string Column(string name, IEnumerable<double> values) =>
            folder.Write($"{name}.csv", $"{name}\n" + string.Concat(values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}\n"))));
    }
}
