using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.Cli.Tests.Reports;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

public class TransferCommandTests
{
    private static readonly string[] Gaussian = ["--estimator", "gaussian", "--quiet"];

    [Fact]
    public void A_line_for_each_direction_and_for_each_storage()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 2);

        ToolResult result = Tool.Run(["transfer", x, y, "--delay", "2", "--permutations", "39", .. Gaussian]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[] lines = result.Output.Split('\n');
        Assert.Equal("bits p 5 % level mean of surrogates", string.Join(' ', lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(["transfer X to Y", "transfer Y to X", "storage of X", "storage of Y"], lines[1..5].Select(line => line[..15].TrimEnd()));
        Assert.Contains(" 0.025 ", lines[1], StringComparison.Ordinal);
        Assert.Contains("1 row of the target, 1 row of the source, of which the last is 2 rows before", result.Output, StringComparison.Ordinal);
        Assert.Contains("39 permutations of each direction, the source shifted in a circle", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_holds_table_figure_and_a_report_that_can_be_made_again()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 1);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(
            ["transfer", x, y, "--history", "2", "--source-history", "1", "--effort", "quick", "--permutations", "1", "--quiet", "--threads", "1", "--out", path, "--json"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(
            ["figures/transfer.png", "figures/transfer.svg", "report.html", "result.json", "transfer.csv"],
            Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal));
        Assert.Equal(result.Output.TrimEnd(), File.ReadAllText(Path.Combine(path, "result.json")).TrimEnd());
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(("transfer", "lmi", 2, 1, 1, 398), (
            root.GetProperty("study").GetString(),
            root.GetProperty("estimator").GetString(),
            root.GetProperty("target_history").GetInt32(),
            root.GetProperty("source_history").GetInt32(),
            root.GetProperty("delay").GetInt32(),
            root.GetProperty("n_samples").GetInt32()));
        JsonElement[] quantities = [.. root.GetProperty("quantities").EnumerateArray()];
        Assert.Equal(["x-to-y", "y-to-x", "storage-x", "storage-y"], quantities.Select(quantity => quantity.GetProperty("quantity").GetString()));
        Assert.Equal([1, 1, 0, 0], quantities.Select(quantity => quantity.GetProperty("null_bits") is { ValueKind: JsonValueKind.Array } bits ? bits.GetArrayLength() : 0));
        double transfer = quantities[0].GetProperty("bits").GetDouble();
        Assert.Equal(0.5, transfer, 0.2);
        Assert.Equal(2, quantities[0].GetProperty("ci95_bits").GetArrayLength());
        string[] table = File.ReadAllLines(Path.Combine(path, "transfer.csv"));
        Assert.Equal("quantity,bits,ci95_lower_bits,ci95_upper_bits,standard_error_bits,p_value,threshold_bits,null_mean_bits,at_least_bits,n", table[0]);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"x-to-y,{transfer:R},"), table[1], StringComparison.Ordinal);

        string written = File.ReadAllText(Path.Combine(path, "report.html"));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"X to Y: {transfer:F3} bits (p "), written, StringComparison.Ordinal);
        Assert.Contains("Measuring information transfer", written, StringComparison.Ordinal);
        Assert.Equal(written, SampleReports.Create(path));
    }

    [Fact]
    public void Trials_hold_histories_and_are_exchanged()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 2);
        string trials = folder.Write("trials.csv", "trial\n" + string.Concat(Enumerable.Range(0, 400).Select(row => $"{row / 10}\n")));

        ToolResult result = Tool.Run(
            ["transfer", x, y, "--source-history", "2", "--lag-within", "trial", "--metadata-x", trials, "--permutations", "39", "--json", .. Gaussian]);

        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(("trial", 40, 320, "exchanged-trials"), (
            root.GetProperty("lag_within").GetString(), root.GetProperty("trials").GetInt32(), root.GetProperty("n_samples").GetInt32(), root.GetProperty("surrogates").GetString()));
        Assert.Equal(0.025, root.GetProperty("quantities")[0].GetProperty("p_value").GetDouble());
        Assert.Equal(0.5, root.GetProperty("quantities")[0].GetProperty("bits").GetDouble(), 0.2);
    }

    [Fact]
    public void Text_columns_are_labels()
    {
        using var folder = new TemporaryFolder();
        var random = new RandomStream(seed: 2, RandomPurpose.Data);
        int[] states = [.. Enumerable.Range(0, 1001).Select(_ => random.NextInt(3))];
        string x = folder.Write("x.csv", "state\n" + string.Concat(states[1..].Select(state => $"{(char)('a' + state)}\n")));
        string y = folder.Write("y.csv", "state\n" + string.Concat(states[..1000].Select(state => $"{(char)('p' + state)}\n")));

        ToolResult result = Tool.Run(["transfer", x, y, "--effort", "quick", "--json", "--quiet"]);

        using JsonDocument json = JsonDocument.Parse(result.Output);
        double[] bits = [.. json.RootElement.GetProperty("quantities").EnumerateArray().Select(quantity => quantity.GetProperty("bits").GetDouble())];
        Assert.Equal(Math.Log2(3), bits[0], 0.02);
        Assert.All(bits[1..], none => Assert.Equal(0, none, 0.02));
    }

    [Fact]
    public void Nothing_is_left_behind_where_the_work_fails()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, delay: 2);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(["transfer", x, y, "--history", "390", "--out", path, "--quiet"]);

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.StartsWith("lmi: storage of X, where X is its past and Y its present: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(path));
    }

    /// <summary>Two columns of white noise, the second of which is the first some rows before and as much noise.</summary>
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
