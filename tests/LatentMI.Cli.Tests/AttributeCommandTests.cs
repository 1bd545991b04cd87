using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.Cli.Tests.Reports;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

public class AttributeCommandTests
{
    private static readonly string[] Quick = ["--quiet", "--threads", "1", "--representation", "linear", "--surrogates", "0", "--permutations", "19"];

    [Fact]
    public void Ranked_columns_of_both_sides_are_printed()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, related: true);

        ToolResult result = Tool.Run(["attribute", x, y, "--top", "2", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[] lines = result.Output.Split('\n');
        Assert.StartsWith("mutual information", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("2 of 4 columns of X are predicted by the latents of Y above a gain of ", StringComparison.Ordinal));
        int head = Array.FindIndex(lines, line => line.StartsWith("rank  column", StringComparison.Ordinal));
        Assert.Equal(["1", "2"], lines[(head + 1)..(head + 3)].Select(line => line.Trim().Split(' ')[0]));
        Assert.Equal(["copy", "first"], lines[(head + 1)..(head + 3)].Select(line => line.Trim().Split("  ")[1].Trim()).Order());
        Assert.Equal("and 2 more; use --top to show more, or --out DIR to write all.", lines[head + 3]);
    }

    [Fact]
    public void A_side_without_an_informed_column_is_said_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, related: false);

        ToolResult result = Tool.Run(["attribute", x, y, .. Quick]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("No column of X is predicted by the latents of Y above a gain of ", result.Output, StringComparison.Ordinal);
        Assert.Contains("constant", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_holds_tables_pictures_and_a_report_that_can_be_made_again()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, related: true);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(["attribute", x, y, "--out", path, "--image-x", "2x2", "--json", .. Quick]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(
            [
                "columns_x.csv", "columns_x.png", "columns_y.csv", "columns_y.png", "latent_x.npy", "latent_y.npy", "map_x.png", "model.npz", "pmi.csv",
                "report.html", "result.json",
            ],
            Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(result.Output.TrimEnd(), File.ReadAllText(Path.Combine(path, "result.json")).TrimEnd());
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement attribution = json.RootElement.GetProperty("attribution");
        Assert.Equal(
            "preset=default representation=linear surrogates=0", attribution.GetProperty("settings").GetString());
        Assert.Equal((19, 0.05, 300), (
            attribution.GetProperty("permutations").GetInt32(), attribution.GetProperty("level").GetDouble(), attribution.GetProperty("n_predicted").GetInt32()));
        JsonElement side = attribution.GetProperty("x");
        Assert.Equal([2, 2], side.GetProperty("image").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal(19, side.GetProperty("largest_null_gains").GetArrayLength());
        JsonElement constant = side.GetProperty("columns")[3];
        Assert.Equal(("constant", 2, JsonValueKind.Null), (
            constant.GetProperty("name").GetString(), constant.GetProperty("column").GetInt32(), constant.GetProperty("gain").ValueKind));
        string[] table = File.ReadAllLines(Path.Combine(path, "columns_x.csv"));
        Assert.Equal("rank,column,name,gain,mean_gain,spread_gain,bits,mse,p_value,q_value,above_threshold,position", table[0]);
        Assert.Equal((5, "4,2,constant,,,,,,,,false,2"), (table.Length, table[4]));

        string written = File.ReadAllText(Path.Combine(path, "report.html"));
        Assert.Contains("Which columns carry the information", written, StringComparison.Ordinal);
        Assert.Equal(written, SampleReports.Create(path));
    }

    [Theory]
    [InlineData("--image 2x3", "--image 2x3 is an image of 6 pixels, but X has 4 columns")]
    [InlineData("--image-y 5x1", "--image-y 5x1 is an image of 5 pixels, but Y has 4 columns")]
    [InlineData("--image 2,2", "--image: '2,2' cannot be used; give height and width in pixels, such as 28x28")]
    [InlineData("--image 0x4", "--image: '0x4' cannot be used")]
    [InlineData("--permutations 18", "--permutations: '18' cannot be used; give a whole number of at least 19")]
    [InlineData("--top 0", "--top: '0' cannot be used; give a whole number of at least 1")]
    [InlineData("--batch-size 3", "--batch-size applies to a single split only")]
    [InlineData("--epochs 3", "--epochs is about networks, which --representation linear does not train")]
    [InlineData("--estimator ksg", "--estimator")]
    [InlineData("--time-series 150", "300 rows of a time series are fewer than 1649")]
    public void Wrong_input_is_refused_in_one_line(string options, string message)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, related: true);

        ToolResult result = Tool.Run(["attribute", x, y, "--quiet", "--threads", "1", "--representation", "linear", "--surrogates", "0", .. options.Split(' ')]);

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_left_behind_where_the_work_fails()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, related: true);
        string path = Path.Combine(folder.Path, "out");

        ToolResult result = Tool.Run(["attribute", x, y, "--out", path, "--time-series", "150", "--quiet", "--threads", "1"]);

        Assert.Equal(2, result.ExitCode);
        Assert.False(Directory.Exists(path));
    }

    /// <summary>Two tables of the columns first, copy, constant and noise; the first two of both depend on each other, or not.</summary>
    private static (string X, string Y) Write(TemporaryFolder folder, bool related)
    {
        var x = new RandomStream(seed: 1, RandomPurpose.Data);
        var y = new RandomStream(seed: 2, RandomPurpose.Data);
        var textX = new StringBuilder("first,copy,constant,noise\n");
        var textY = new StringBuilder(textX.ToString());
        for (int i = 0; i < 300; i++)
        {
            double shared = x.NextNormal();
            Append(textX, shared, x);
            Append(textY, related ? shared + (0.3 * y.NextNormal()) : y.NextNormal(), y);
        }

        return (folder.Write("x.csv", textX.ToString()), folder.Write("y.csv", textY.ToString()));
    }

    private static void Append(StringBuilder text, double first, RandomStream random) =>
        text.Append(CultureInfo.InvariantCulture, $"{first:R},{first + (0.1 * random.NextNormal()):R},3,{random.NextNormal():R}\n");
}
