using System.Text.Json;

namespace LatentMI.Cli.Tests;

public sealed class RowLimitTests
{
    [Fact]
    public void More_rows_than_the_limit_are_drawn_and_the_result_says_so()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 200);
        string limited = Path.Combine(folder.Path, "limited");
        ToolResult result = Tool.Run("estimate", x, y, "--json", "--quiet", "--max-rows", "120", "--seed", "3", "--out", limited);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Equal(120, json.RootElement.GetProperty("n_samples").GetInt32());
        Assert.Equal(200, json.RootElement.GetProperty("rows_available").GetInt32());
        Assert.Contains("subsampled-rows", json.RootElement.GetProperty("warning_ids").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(121, File.ReadAllLines(Path.Combine(limited, "pmi.csv")).Length);

        ToolResult other = Tool.Run("estimate", x, y, "--json", "--quiet", "--max-rows", "120", "--seed", "4");
        using JsonDocument otherJson = JsonDocument.Parse(other.Output);
        Assert.NotEqual(json.RootElement.GetProperty("mi_bits_raw").GetDouble(), otherJson.RootElement.GetProperty("mi_bits_raw").GetDouble());
    }

    [Theory]
    [InlineData("lmi", "--threads", "1")]
    [InlineData("ksg", "--k", "3")]
    public void A_limit_that_is_not_reached_changes_nothing(string estimator, string option, string value)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 100);
        string[] command = ["estimate", x, y, "--json", "--quiet", "--estimator", estimator, option, value];
        using JsonDocument all = JsonDocument.Parse(Tool.Run(command).Output);
        using JsonDocument limited = JsonDocument.Parse(Tool.Run([.. command, "--max-rows", "100"]).Output);
        Assert.Equal(all.RootElement.GetProperty("mi_bits").GetDouble(), limited.RootElement.GetProperty("mi_bits").GetDouble());
        Assert.Equal(JsonValueKind.Null, limited.RootElement.GetProperty("rows_available").ValueKind);
    }

    [Fact]
    public void A_limit_below_one_block_of_a_time_series_is_refused()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, rows: 100);
        ToolResult result = Tool.Run("estimate", x, y, "--quiet", "--time-series", "20", "--max-rows", "19");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--max-rows 19 is less than one block of the time series, 20 rows", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
