using System.Globalization;
using System.Text;
using System.Text.Json;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

public sealed class PairingTests : IDisposable
{
    private const int Clones = 150;

    private readonly TemporaryFolder _folder = new();
    private readonly string _cells;
    private readonly string _facts;
    private readonly string _pairs;

    /// <summary>
    /// Clones of two early and two late cells; a cell is its clone's value with noise of its own. The first cell of a clone and the last are a pair of
    /// the table, which names some that are not there too.
    /// </summary>
    public PairingTests()
    {
        var random = new RandomStream(11, RandomPurpose.Data);
        var cells = new StringBuilder("cell,a,b\n");
        var facts = new StringBuilder("clone,time,mouse\n");
        var pairs = new StringBuilder("source,target,mouse\n");
        for (int clone = 0; clone < Clones; clone++)
        {
            double shared = random.NextNormal();
            for (int cell = 0; cell < 4; cell++)
            {
                cells.Append(CultureInfo.InvariantCulture, $"c{(4 * clone) + cell},{shared + (0.5 * random.NextNormal()):R},{random.NextNormal():R}\n");
                facts.Append(CultureInfo.InvariantCulture, $"clone {clone},{(cell < 2 ? 2 : 6)},m{clone % 10}\n");
            }

            pairs.Append(CultureInfo.InvariantCulture, $"c{4 * clone},c{(4 * clone) + 3},m{clone % 10}\n");
        }

        pairs.Append("gone,c1,m1\n,c2,m1\nc5,lost,m1\n");
        _cells = _folder.Write("cells.csv", cells.ToString());
        _facts = _folder.Write("facts.csv", facts.ToString());
        _pairs = _folder.Write("pairs.csv", pairs.ToString());
    }

    private string[] EarlyAndLate =>
        ["estimate", _cells, _cells, "--metadata-x", _facts, "--metadata-y", _facts, "--where-x", "time == 2", "--where-y", "time == 6"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Random_pairings_of_a_clone_are_estimated_beside_shuffled_ones()
    {
        string results = _folder.File("run");
        ToolResult result = Tool.Run(
            [.. EarlyAndLate, "--pair-by", "clone", "--pairings", "4", "--shuffle-control", "--representation", "linear", "--out", results, "--json", "--quiet"]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        JsonElement json = JsonDocument.Parse(result.Output).RootElement;

        // rho is 0.8 for cells of a clone: 0.74 bits. Of 150 pairs an estimate has a standard error of some 0.1.
        double bits = json.GetProperty("mi_bits").GetDouble();
        Assert.InRange(bits, 0.45, 1.05);
        Assert.Equal(0, json.GetProperty("shuffle_control").GetProperty("mean_bits").GetDouble(), 0.15);
        Assert.Equal((4, Clones), (json.GetProperty("over_pairings").GetProperty("count").GetInt32(), json.GetProperty("n_pairs").GetInt32()));
        Assert.True(json.GetProperty("standard_error_bits").GetDouble() > json.GetProperty("over_pairings").GetProperty("standard_error_bits").GetDouble());
        Assert.Contains("150 values of clone", json.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);

        string[] table = File.ReadAllLines(Path.Combine(results, "pairings.csv"));
        Assert.Equal("pairing,pairs,mi_bits,standard_error_bits,control_bits", table[0]);
        Assert.Equal(5, table.Length);
        Assert.Equal(bits, table.Skip(1).Average(line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture)), 1e-9);
        string[] pointwise = File.ReadAllLines(Path.Combine(results, "pmi.csv"));
        Assert.Equal("name,row_x,pairings,pmi_bits", pointwise[0]);
        Assert.Equal(4 * Clones, pointwise.Skip(1).Sum(line => int.Parse(line.Split(',')[2], CultureInfo.InvariantCulture)));

        Assert.Equal(0, Tool.Run("report", results).ExitCode);
        Assert.Contains("4 random pairings", File.ReadAllText(Path.Combine(results, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_is_never_paired_with_itself()
    {
        string results = _folder.File("run");
        ToolResult result = Tool.Run(
            "estimate", _cells, _cells, "--metadata-x", _facts, "--metadata-y", _facts, "--pair-by", "clone", "--estimator", "ksg", "--out", results, "--format", "csv");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[][] rows = [.. File.ReadLines(Path.Combine(results, "rows.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(Clones, rows.Length);
        Assert.All(rows, row =>
        {
            Assert.NotEqual(row[1], row[2]);
            string[] names = row[0].Split('|');
            Assert.Equal(int.Parse(names[0][1..], CultureInfo.InvariantCulture) / 4, int.Parse(names[1][1..], CultureInfo.InvariantCulture) / 4);
        });
    }

    [Theory]
    [InlineData("x.csv", "y.csv")]
    [InlineData("x.csv", "x.csv")]
    [InlineData("x.csv:a", "x.csv:b")]
    public void A_key_in_the_first_column_pairs_rows_although_it_names_them(string x, string y)
    {
        string text = $"clone,a,b\n{string.Concat(Enumerable.Range(0, 120).Select(i => $"k{i / 2},{i * 37 % 101},{i * 53 % 103}\n"))}";
        _folder.Write("x.csv", text);
        _folder.Write("y.csv", text);
        string results = _folder.File("run");
        ToolResult result = Tool.Run(
            "estimate", _folder.File(x), _folder.File(y), "--pair-by", "clone", "--estimator", "ksg", "--out", results, "--format", "csv", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[][] rows = [.. File.ReadLines(Path.Combine(results, "rows.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(60, rows.Length);
        Assert.All(rows, row => Assert.Single(row[0].Split('|').Distinct()));

        // Rows of the same place in one file are one row; in two files they are two.
        Assert.Equal(x == "x.csv" && y == "y.csv", rows.Any(row => row[1] == row[2]));
    }

    [Fact]
    public void Names_of_rows_that_two_files_share_can_be_the_key()
    {
        string[] lines = [.. Enumerable.Range(0, 60).Select(i => $"s{i},{i * 37 % 101}\n")];
        string x = _folder.Write("x.csv", $"id,a\n{string.Concat(lines)}");
        string y = _folder.Write("y.csv", $"id,a\n{string.Concat(lines.Reverse())}");
        ToolResult result = Tool.Run("estimate", x, y, "--pair-by", "id", "--estimator", "ksg", "--json", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(60, JsonDocument.Parse(result.Output).RootElement.GetProperty("n_samples").GetInt32());

        ToolResult alone = Tool.Run("estimate", x, x, "--pair-by", "id");
        Assert.Equal(2, alone.ExitCode);
        Assert.Contains("belongs to a single row, which is not paired with itself; name a column whose values several rows share.", Assert.Single(alone.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_are_names_as_they_are_written()
    {
        string[] ids = [.. Enumerable.Range(1, 30).Select(i => $"{i:000}")];
        string whole = _folder.Write("whole.csv", ",b\n" + string.Concat(ids.Select((id, i) => $"{id},{(i * 5) % 13}.25\n")));
        string pairs = _folder.Write("numbers.csv", "s,t\n" + string.Concat(ids.Select(id => $"{id},{id}\n")));
        ToolResult result = Tool.Run("estimate", whole, whole, "--pairs", pairs, "--x-id", "s", "--y-id", "t", "--estimator", "ksg", "--json", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(30, JsonDocument.Parse(result.Output).RootElement.GetProperty("n_samples").GetInt32());
    }

    [Theory]
    [InlineData("--max-rows", "100")]
    [InlineData("--shuffle-control")]
    [InlineData("--pair-by", "clone")]
    public void A_seed_is_for_rows_that_are_drawn_whatever_the_estimator(params string[] drawn)
    {
        ToolResult result = Tool.Run(["estimate", _cells, _cells, .. drawn, "--estimator", "gaussian", "--seed", "3", "--quiet"]);
        Assert.DoesNotContain("--seed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_pairs_is_joined_and_tells_what_is_missing()
    {
        ToolResult result = Tool.Run(
            "estimate", "--pairs", _pairs, "--x-id", "source", "--y-id", "target", "--embeddings", _cells,
            "--group-by", "mouse", "--shuffle-control", "--permutations", "19", "--representation", "linear", "--json", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        JsonElement json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal((Clones, 10), (json.GetProperty("n_samples").GetInt32(), json.GetProperty("groups").GetInt32()));
        Assert.InRange(json.GetProperty("mi_bits").GetDouble(), 0.45, 1.05);
        Assert.Equal(0, json.GetProperty("shuffle_control_bits").GetDouble(), 0.15);
        Assert.Equal(0.05, json.GetProperty("p_value").GetDouble(), 9);
        string[] notes = [.. json.GetProperty("x").GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];
        Assert.Contains(notes, note => note.StartsWith("150 of the 153 pairs of", StringComparison.Ordinal));
        Assert.Contains("1 identifier has no row in X: gone", notes);
        Assert.Contains("1 identifier has no row in Y: lost", notes);
        Assert.Contains("1 row of the table has an empty identifier", notes);
        Assert.Empty(json.GetProperty("warning_ids").EnumerateArray());
    }

    [Theory]
    [InlineData("give two addresses, X and Y, or --pairs FILE with --embeddings FILE")]
    [InlineData("--pairs needs --x-id COLUMN and --y-id COLUMN", "--pairs", "PAIRS", "--embeddings", "CELLS")]
    [InlineData("--embeddings replaces X and Y", "CELLS", "CELLS", "--pairs", "PAIRS", "--x-id", "source", "--y-id", "target", "--embeddings", "CELLS")]
    [InlineData("--embeddings belongs to --pairs FILE", "CELLS", "CELLS", "--embeddings", "CELLS")]
    [InlineData("--pairings counts the random pairings of --pair-by COLUMN", "CELLS", "CELLS", "--pairings", "3")]
    [InlineData("two ways to pair rows", "CELLS", "CELLS", "--pair-by", "clone", "--pairs", "PAIRS")]
    [InlineData("the metadata have no column 'klone'; they have 'clone', 'time', 'mouse'", "CELLS", "CELLS", "--metadata-x", "FACTS", "--metadata-y", "FACTS", "--pair-by", "klone")]
    [InlineData("the metadata have no column 'id'; they have 'source', 'target', 'mouse'", "--pairs", "PAIRS", "--x-id", "id", "--y-id", "target", "--embeddings", "CELLS")]
    [InlineData("--permutations applies to a single estimate, but --pairings makes several", "CELLS", "CELLS", "--pair-by", "clone", "--pairings", "3", "--permutations", "19")]
    [InlineData("--group-by and --time-series both determine which rows stay together", "CELLS", "CELLS", "--group-by", "a", "--time-series", "5")]
    [InlineData("--group-by keeps rows together when rows are split", "CELLS", "CELLS", "--group-by", "a", "--estimator", "ksg")]
    [InlineData("--group-by names an empty column", "CELLS", "CELLS", "--group-by", "a,")]
    [InlineData("in the first it is such as '2', in the second such as '6'; name a column whose values occur in both.", "CELLS", "CELLS", "--metadata-x", "FACTS", "--metadata-y", "FACTS", "--where-x", "time == 2", "--where-y", "time == 6", "--pair-by", "time")]
    [InlineData("none of its 153 pairs has rows in both X and Y; its names look like 'm0', those of ", "--pairs", "PAIRS", "--x-id", "mouse", "--y-id", "mouse", "--embeddings", "CELLS")]
    [InlineData("--metadata-x is used by --where-x, --where, --pair-by, --group-by only; add one of them, or leave it out.", "CELLS", "CELLS", "--metadata-x", "FACTS")]
    public void What_cannot_be_paired_is_told_in_one_line(string message, params string[] words)
    {
        string[] args = [.. words.Select(word => word switch { "CELLS" => _cells, "FACTS" => _facts, "PAIRS" => _pairs, _ => word })];
        string results = _folder.File("none");
        ToolResult result = Tool.Run(["estimate", .. args, "--out", results]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(results));
    }
}
