using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.Cli.Tests.Reports;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

public class RankCommandTests
{
    private const int Rows = 300;
    private static readonly string[] Quick = ["--quiet", "--threads", "1", "--representation", "linear", "--surrogates", "4"];

    [Fact]
    public void Representations_are_printed_in_the_order_of_what_they_share()
    {
        using var folder = new TemporaryFolder();
        Write(folder);

        ToolResult result = Tool.Run(["rank", In(folder, "noise.csv"), In(folder, "much.csv"), In(folder, "some.csv"), "--target", In(folder, "y.csv"), .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[] lines = result.Output.Split('\n');
        Assert.StartsWith("rank  X", lines[0], StringComparison.Ordinal);
        Assert.Equal(["1 much.csv", "2 some.csv", "3 noise.csv"], lines[1..4].Select(line => string.Join(' ', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[..2])));
        Assert.Contains(lines, line => line.StartsWith("The ranks and the intervals of all differences hold at once", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_are_those_of_an_estimate_of_each()
    {
        using var folder = new TemporaryFolder();
        Write(folder);

        ToolResult ranked = Tool.Run(["rank", In(folder, "much.csv"), In(folder, "some.csv"), "--target", In(folder, "y.csv"), "--seeds", "3-4", "--json", .. Quick]);
        double[] alone =
        [
            .. new[] { "3", "4" }.Select(seed =>
            {
                ToolResult one = Tool.Run(["estimate", In(folder, "much.csv"), In(folder, "y.csv"), "--seed", seed, "--json", .. Quick]);
                return JsonDocument.Parse(one.Output).RootElement.GetProperty("mi_bits").GetDouble();
            }),
        ];

        JsonElement first = JsonDocument.Parse(ranked.Output).RootElement.GetProperty("candidates")[0];
        Assert.Equal(alone, first.GetProperty("seed_bits").EnumerateArray().Select(bits => bits.GetDouble()));
        Assert.Equal(alone.Average(), first.GetProperty("mi_bits").GetDouble(), tolerance: 1e-12);
    }

    [Fact]
    public void The_folder_holds_tables_a_figure_and_a_report_that_can_be_made_again()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(
            ["rank", In(folder, "much.csv"), In(folder, "some.csv"), In(folder, "noise.csv"), "--target", In(folder, "y.csv"), "--out", path, "--json", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(
            ["differences.csv", "figures/ranking.png", "figures/ranking.svg", "ranking.csv", "report.html", "result.json"],
            Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal));
        Assert.Equal(result.Output.TrimEnd(), File.ReadAllText(Path.Combine(path, "result.json")).TrimEnd());
        Assert.Equal(4, File.ReadAllLines(Path.Combine(path, "ranking.csv")).Length);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(path, "differences.csv")).Length);
        string written = File.ReadAllText(Path.Combine(path, "report.html"));
        Assert.Contains("much.csv shares most", written, StringComparison.Ordinal);
        Assert.Equal(written, SampleReports.Create(path));
    }

    [Fact]
    public void Rows_of_other_order_are_paired_by_their_names()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        string[] lines = File.ReadAllLines(In(folder, "some.csv"));
        folder.Write("turned.csv", string.Join('\n', lines.Skip(1).Reverse().Skip(20).Prepend(lines[0])) + "\n");
        string[] sides = [In(folder, "much.csv"), In(folder, "turned.csv"), "--target", In(folder, "y.csv")];

        ToolResult refused = Tool.Run(["rank", .. sides, .. Quick]);
        ToolResult paired = Tool.Run(["rank", .. sides, "--pair-by", "names", "--json", .. Quick]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--pair-by names", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), (paired.ExitCode, paired.Error));
        JsonElement ranking = JsonDocument.Parse(paired.Output).RootElement;
        Assert.Equal(Rows - 20, ranking.GetProperty("n_samples").GetInt32());
        Assert.True(ranking.GetProperty("candidates")[1].GetProperty("mi_bits").GetDouble() > 0.2);
    }

    [Fact]
    public void Groups_are_of_the_metadata_of_the_target()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        folder.Write("rows.csv", "animal\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"a{row / 10}\n")));

        ToolResult result = Tool.Run(
            ["rank", In(folder, "much.csv"), In(folder, "some.csv"), "--target", In(folder, "y.csv"), "--metadata", In(folder, "rows.csv"), "--group-by", "animal", "--json", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(Rows / 10, JsonDocument.Parse(result.Output).RootElement.GetProperty("groups").GetInt32());
    }

    [Theory]
    [InlineData("much.csv --target y.csv", "There is one representation, which has nothing to be ranked with; give at least two, or use 'lmi estimate'.")]
    [InlineData("much.csv much.csv --target y.csv", "is given twice; give each representation once.")]
    [InlineData("much.csv some.csv", "Option '--target' is required")]
    [InlineData("much.csv some.csv --target y.csv --metadata y.csv", "--metadata is used by --where, --group-by only; add one of them, or leave it out.")]
    [InlineData("much.csv some.csv --target y.csv --group-by animal", "animal")]
    [InlineData("much.csv some.csv --target y.csv --seeds 4-2", "--seeds: '4-2' cannot be used")]
    [InlineData("much.csv some.csv --target y.csv --estimator ksg", "--estimator")]
    [InlineData("much.csv short.csv --target y.csv", "short.csv: X has 290 rows and Y has 300")]
    [InlineData("much.csv flat.csv --target y.csv", "flat.csv: All columns of X are constant")]
    public void Wrong_input_is_refused_in_one_line(string options, string message)
    {
        using var folder = new TemporaryFolder();
        Write(folder);

        ToolResult result = Tool.Run(["rank", .. options.Split(' ').Select(word => word.EndsWith(".csv", StringComparison.Ordinal) ? In(folder, word) : word), .. Quick]);

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static string In(TemporaryFolder folder, string file) => Path.Combine(folder.Path, file);

    /// <summary>A column Y, and representations with little noise, with more, and with nothing else; rows are named.</summary>
    private static void Write(TemporaryFolder folder)
    {
        var random = new RandomStream(seed: 1, RandomPurpose.Data);
        double[] y = [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
        Table("y.csv", row => y[row]);
        Table("much.csv", row => y[row] + (0.2 * random.NextNormal()));
        Table("some.csv", row => y[row] + random.NextNormal());
        Table("noise.csv", _ => random.NextNormal());
        Table("flat.csv", _ => 1);
        Table("short.csv", row => y[row], Rows - 10);

        void Table(string name, Func<int, double> value, int rows = Rows)
        {
            var text = new StringBuilder(",value\n");
            for (int row = 0; row < rows; row++)
            {
                text.Append(CultureInfo.InvariantCulture, $"item{row},{value(row):R}\n");
            }

            folder.Write(name, text.ToString());
        }
    }
}
