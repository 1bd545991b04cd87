using System.Text.Json;
using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Cli.Tests;

public class FormatCommandTests
{
    private const string Cells = ",time,state,a,b\nc0,2,U,1,0\nc1,4,M,3,4\nc2,6,,5,0\nc3,6,M,7,2\nc4,6,M,2,9\nc5,6,U,8,3\nc6,2,M,4,6\nc7,6,U,6,5\n";

    [Fact]
    public void Inspect_tells_what_a_table_holds()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cells.csv", Cells);

        ToolResult result = Tool.Run("inspect", path);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("rows: c0, c1, c2, c3, c4, ...", result.Output, StringComparison.Ordinal);
        Assert.Contains("time   number  6 (5), 2 (2), 4 (1)", result.Output, StringComparison.Ordinal);
        Assert.Contains("state  text    M (4), U (3); missing (1)", result.Output, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(Tool.Run("inspect", $"{path}:b", "--json").Output);
        JsonElement item = json.RootElement.GetProperty("items")[0];
        Assert.Equal($"{path}:b", item.GetProperty("address").GetString());
        Assert.Equal((8, 1, 0.25), (item.GetProperty("rows").GetInt32(), item.GetProperty("columns").GetInt32(), item.GetProperty("zero_share").GetDouble()));
    }

    [Theory]
    [InlineData("x", 4)]
    [InlineData("c", 8)]
    public void Hdf5_files_with_superblock_1_are_read(string item, int rows)
    {
        using Samples samples = SampleReader.Read($"{Path.Combine(AppContext.BaseDirectory, "Golden", "superblock1.h5")}:{item}", TestContext.Current.CancellationToken).Samples;
        Assert.Equal((rows, 3), (samples.Count, samples.Dimensions));
        Assert.Equal(Enumerable.Range(0, rows * 3).Select(value => (double)value), Enumerable.Range(0, rows * 3).Select(i => (double)samples[i / 3, i % 3]));
    }

    [Fact]
    public void Rows_are_chosen_by_conditions_and_told_in_the_result()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cells.csv", Cells);
        string results = folder.File("run");

        ToolResult result = Tool.Run(
            "estimate", $"{path}:a", $"{path}:b", "--where-x", "time == 6", "--where-y", "time == 6", "--log1p-y", "--estimator", "ksg", "--json", "--out", results, "--format", "csv");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Equal(5, json.RootElement.GetProperty("n_samples").GetInt32());
        Assert.Equal("time == 6", json.RootElement.GetProperty("x").GetProperty("where").GetString());
        Assert.Empty(json.RootElement.GetProperty("x").GetProperty("steps").EnumerateArray());
        Assert.Equal("log1p", json.RootElement.GetProperty("y").GetProperty("steps")[0].GetString());
        string[] rows = File.ReadAllLines(Path.Combine(results, "rows.csv"));
        Assert.Equal("name,row_x,row_y,pmi_bits,estimated", rows[0]);
        Assert.StartsWith("c2,3,3,", rows[1], StringComparison.Ordinal);
        Assert.Equal(6, rows.Length);
    }

    [Fact]
    public void Convert_writes_what_an_estimate_would_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cells.csv", Cells);
        string target = folder.File("cells.parquet");

        ToolResult result = Tool.Run("convert", $"{path}:a,b", "--where", "state == 'M'", "--normalize-total", "10", "--out", target);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("normalize-total 10, over 2 columns", result.Output, StringComparison.Ordinal);
        SampleSource source = SampleReader.Read(target, TestContext.Current.CancellationToken);
        Assert.Equal(["c1", "c3", "c4", "c6"], source.RowNames!);
        Assert.Equal(["a", "b"], source.Samples.ColumnNames!);
        Assert.Equal([30 / 7.0, 40 / 7.0], [source.Samples[0, 0], source.Samples[0, 1]], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData("convert {cells}:a --out {cells}.xls", "must end in .npy, .csv or .parquet")]
    [InlineData("convert {cells}:a --out {cells}.npy --where time==9", "is true for none of 8 rows")]
    [InlineData("convert {cells}:a --out {cells}.npy --where plate==9", "the metadata have no column 'plate'; they have 'time', 'state', 'a', 'b'.")]
    [InlineData("convert {cells}:a --out {cells}.npy --normalize-total 0", "--normalize-total: '0' cannot be used; give a number above 0")]
    [InlineData("convert {cells}:a --out {cells}.npy --top-variable 2", "2 columns to keep are more than the 1 columns")]
    [InlineData("estimate {cells}:a {cells}:b --estimator ksg --format csv", "--format is the format of a file in --out DIR")]
    [InlineData("inspect {cells}:z", "no column is 'z': there are 4 columns, 'time', 'state', 'a', 'b', or the numbers 0 to 3.")]
    [InlineData("inspect {cells}.nothing", "there is no such file.")]
    public void What_cannot_be_done_ends_with_2_and_one_line(string commandLine, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cells.csv", Cells);

        ToolResult result = Tool.Run(commandLine.Replace("{cells}", path, StringComparison.Ordinal).Split(' '));

        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(problem, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_exist_are_replaced_on_demand_and_links_never()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cells.csv", Cells);
        string old = folder.Write("old.csv", "old");
        string link = folder.File("link.csv");
        File.CreateSymbolicLink(link, "old.csv");
        string lost = folder.File("lost.csv");
        File.CreateSymbolicLink(lost, "nowhere.csv");

        Assert.Equal($"lmi: {old}: exists; name a new file, or add --force to replace it.\n", Tool.Run("convert", $"{path}:a", "--out", old).Error);
        foreach ((string target, string name) in new[] { (link, "old.csv"), (lost, "nowhere.csv") })
        {
            ToolResult refused = Tool.Run("convert", $"{path}:a", "--out", target, "--force");
            Assert.Equal((2, $"lmi: {target}: is a link to {name}, whose place the file would take; name that file, or another one.\n"), (refused.ExitCode, refused.Error));
            Assert.Equal(name, new FileInfo(target).LinkTarget);
        }

        Assert.Equal("old", File.ReadAllText(old));
        Assert.Equal(0, Tool.Run("convert", $"{path}:a", "--out", old, "--force").ExitCode);
        Assert.StartsWith("name,a\n", File.ReadAllText(old), StringComparison.Ordinal);
        Assert.Equal(["cells.csv", "link.csv", "lost.csv", "old.csv"], folder.FileNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Infinite_values_are_null_in_json()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("inf.csv", "a,b,c\n1,inf,-inf\n2,3,4\n");

        ToolResult result = Tool.Run("inspect", path, "--json");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement columns = json.RootElement.GetProperty("items")[0].GetProperty("table");
        Assert.Equal([2, null, 4], columns.EnumerateArray().Select(column => Number(column.GetProperty("maximum"))));
        Assert.Equal([1, 3, null], columns.EnumerateArray().Select(column => Number(column.GetProperty("minimum"))));

        static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }
}
