using System.Globalization;
using System.Text;
using LatentMI.Numerics;
using LatentMI.Studies.Storing;
using Parquet;

namespace LatentMI.Cli.Tests.Sweeps;

/// <summary><c>lmi sweep</c> on a table of four groups: A and B share one thing, C and D another.</summary>
public sealed class SweepCommandTests : IDisposable
{
    private const string Plan = """
        title: Two blocks
        split: {file: table.csv, prefix: _}
        estimate: {estimator: ksg, permutations: 199}
        """;

    private readonly TemporaryFolder _folder = new();

    public SweepCommandTests() => WriteTable(rows: 150);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pairs_that_share_something_are_found_and_written_every_way()
    {
        string store = _folder.File("out");
        ToolResult result = Tool.Run("sweep", _folder.Write("plan.yaml", Plan), "--out", store, "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.StartsWith($"6 records in {store}, 0 of them failed.", result.Output, StringComparison.Ordinal);

        Dictionary<(string, string), string[]> rows = ReadRows(Path.Combine(store, "results.csv")).ToDictionary(row => (row[0], row[1]));
        foreach (((string X, string Y) pair, string[] row) in rows)
        {
            bool related = pair is ("A", "B") or ("C", "D");
            Assert.Equal(related, double.Parse(row[9], CultureInfo.InvariantCulture) > 0.4);
            Assert.Equal(related, double.Parse(row[15], CultureInfo.InvariantCulture) <= 0.05);
        }

        Assert.Equal(6, rows.Count);
        string[][] matrix = ReadRows(Path.Combine(store, "matrix.csv"));
        Assert.Equal(["A", "B", "C", "D"], matrix.Select(row => row[0]));
        Assert.Equal((rows[("A", "B")][9], rows[("A", "B")][9], string.Empty), (matrix[0][2], matrix[1][1], matrix[0][1]));

        await using ParquetReader parquet = await ParquetReader.CreateAsync(Path.Combine(store, "results.parquet"), cancellationToken: TestContext.Current.CancellationToken);
        using ParquetRowGroupReader group = parquet.OpenRowGroupReader(0);
        Assert.Equal(6, group.RowCount);
        var bits = new double?[6];
        await group.ReadAsync<double>(parquet.Schema.DataFields.Single(field => field.Name == "mi_bits"), bits.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(rows.Values.Select(row => (double?)double.Parse(row[9], CultureInfo.InvariantCulture)), bits);

        foreach (string file in new[] { "report.html", "figures/pairs.png", "figures/pairs.svg" })
        {
            Assert.True(new FileInfo(Path.Combine(store, file)).Length > 1000, file);
        }

        Assert.Contains("A", File.ReadAllText(Path.Combine(store, "report.html")), StringComparison.Ordinal);
        ToolResult status = Tool.Run("sweep", "status", store);
        Assert.Contains("done       6", status.Output, StringComparison.Ordinal);
        Assert.Contains("remaining  0", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_does_nothing_again_and_another_plan_is_refused()
    {
        string plan = _folder.Write("plan.yaml", Plan);
        string store = _folder.File("out");
        Assert.Equal(0, Tool.Run("sweep", "run", plan, "--out", store, "--quiet", "--format", "csv").ExitCode);
        Assert.False(File.Exists(Path.Combine(store, "results.parquet")));
        string[] files = Directory.GetFiles(Path.Combine(store, "records"));
        Assert.Equal(0, Tool.Run("sweep", plan, "--out", store, "--quiet").ExitCode);
        Assert.Equal(files, Directory.GetFiles(Path.Combine(store, "records")));

        ToolResult refused = Tool.Run("sweep", _folder.Write("other.yaml", Plan + "\nseeds: 7"), "--out", store, "--quiet");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("holds another sweep: it lacks the seed 7", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_are_those_of_a_single_estimate()
    {
        string store = _folder.File("out");
        string plan = _folder.Write("plan.yaml", "groups: {A: 'table.csv:A_*', B: 'table.csv:B_*'}\nseeds: 3\nestimate: {folds: 5, permutations: 9, permute: latents}");
        Assert.Equal(0, Tool.Run("sweep", plan, "--out", store, "--quiet").ExitCode);
        ToolResult alone = Tool.Run(
            "estimate", _folder.File("table.csv:A_*"), _folder.File("table.csv:B_*"), "--seed", "3", "--folds", "5", "--permutations", "9", "--permute", "latents", "--json", "--quiet");
        using var json = System.Text.Json.JsonDocument.Parse(alone.Output);
        ExperimentRecord record = Assert.Single(RecordStore.Read(store));
        Assert.Equal(json.RootElement.GetProperty("mi_bits").GetDouble(), record.EstimateBits);
        Assert.Equal(json.RootElement.GetProperty("p_value").GetDouble(), record.Details.Number("p_value"));
        Assert.Null(record.TrueBits);
    }

    [Fact]
    public void Lags_are_estimated_in_both_directions_and_drawn()
    {
        string store = _folder.File("out");
        string plan = _folder.Write("plan.yaml", "groups: {A: 'table.csv:A_*', B: 'table.csv:B_*'}\nlags: 0..2\nestimate: [{estimator: ksg}, {estimator: gaussian}]");
        Assert.Equal(0, Tool.Run("sweep", plan, "--out", store, "--quiet").ExitCode);
        string[][] rows = ReadRows(Path.Combine(store, "results.csv"));
        Assert.Equal(10, rows.Length);
        Assert.All(rows, row => Assert.Equal(150 - int.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[4], CultureInfo.InvariantCulture)));
        Assert.True(File.Exists(Path.Combine(store, "figures", "lags.png")));
        Assert.True(File.Exists(Path.Combine(store, "matrix-ksg-lag-2.csv")));
        Assert.True(File.Exists(Path.Combine(store, "figures", "pairs-gaussian-lag-0.svg")));
    }

    [Fact]
    public void A_dry_run_tells_the_work_and_does_none()
    {
        ToolResult result = Tool.Run("sweep", _folder.Write("plan.yaml", Plan.Replace("199", "19", StringComparison.Ordinal)), "--out", _folder.File("out"), "--dry-run", "--quiet");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("estimates  6", result.Output, StringComparison.Ordinal);
        Assert.Contains("with 19 permutations and 6 pairs, a single dependent pair cannot reach q below 0.3", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public void What_fails_is_recorded_and_tried_again_when_asked()
    {
        // Fewer rows than neighbors.
        string plan = _folder.Write("plan.yaml", "groups: {A: {file: 'table.csv:A_*', rows: '0:4'}, B: {file: 'table.csv:B_*', rows: '0:4'}}\nestimate: {estimator: ksg, k: 9}");
        string store = _folder.File("out");
        ToolResult result = Tool.Run("sweep", plan, "--out", store, "--quiet");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith($"1 records in {store}, 1 of them failed.", result.Output, StringComparison.Ordinal);
        Assert.NotEmpty(ReadRows(Path.Combine(store, "results.csv")).Single()[18]);
        Assert.Contains("failed     1", Tool.Run("sweep", "status", store).Output, StringComparison.Ordinal);
        Assert.Equal(0, Tool.Run("sweep", plan, "--out", store, "--quiet", "--retry-failed").ExitCode);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(store, "records")).Sum(file => File.ReadAllLines(file).Length));
    }

    [Fact]
    public void An_estimate_that_does_not_fit_into_the_memory_fails_with_what_to_do()
    {
        string store = _folder.File("out");
        Assert.Equal(0, Tool.Run("sweep", _folder.Write("plan.yaml", Plan), "--out", store, "--quiet", "--memory", "210M").ExitCode);
        Assert.All(RecordStore.Read(store), record => Assert.Contains("raise it with --memory", record.Error!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sweep", "plan.yaml", "--memory", "lots")]
    [InlineData("sweep", "plan.yaml", "--memory", "1M")]
    [InlineData("sweep", "gone.yaml")]
    [InlineData("sweep", "status", "gone")]
    [InlineData("sweep", "collect", "gone")]
    [InlineData("sweep")]
    [InlineData("sweep", "plan.yaml", "--partition", "short")]
    public void Bad_command_lines_are_one_line(params string[] args)
    {
        string plan = _folder.Write("plan.yaml", Plan);
        ToolResult result = Tool.Run([.. args.Select(word => word == "plan.yaml" ? plan : word), .. args.Length > 1 && args[1] == "plan.yaml" ? new[] { "--out", _folder.File("out"), "--quiet" } : []]);
        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Single(result.ErrorLines);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public void The_example_runs_on_the_data_that_it_names()
    {
        string docs = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(docs, "LatentMI.slnx")))
        {
            docs = Path.GetDirectoryName(docs)!;
        }

        string plan = _folder.File("sweep.yaml");
        File.Copy(Path.Combine(docs, "docs", "examples", "sweep.yaml"), plan);
        Assert.Equal(0, Tool.Run("dataset", "gaussian", "--d", "24", "--k", "3", "--bits", "1.5", "--rows", "1000", "--out", _folder.File("sweep-data")).ExitCode);
        ToolResult dry = Tool.Run("sweep", plan, "--dry-run", "--quiet", "--out", _folder.File("out"));
        Assert.Equal((0, string.Empty), (dry.ExitCode, dry.Error));
        Assert.Contains("estimates  12", dry.Output, StringComparison.Ordinal);
    }

    private static string[][] ReadRows(string file) => [.. File.ReadAllLines(file).Skip(1).Select(line => line.Split(','))];

    private void WriteTable(int rows)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        var text = new StringBuilder("A_1,A_2,B_1,B_2,C_1,D_1,D_2\n");
        for (int row = 0; row < rows; row++)
        {
            double first = random.NextNormal();
            double second = random.NextNormal();
            double[] values = [first, Noise(), first + Noise(), Noise(), second, Noise(), second + Noise()];
            text.AppendJoin(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        _folder.Write("table.csv", text.ToString());

        double Noise() => 0.3 * random.NextNormal();
    }
}
