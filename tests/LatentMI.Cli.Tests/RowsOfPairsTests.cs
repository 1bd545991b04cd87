using System.Globalization;
using System.Text.Json;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>Rows that are left out of both sides, rows that are paired by their names, and decimal commas.</summary>
public sealed class RowsOfPairsTests : IDisposable
{
    private const int Count = 200;
    private static readonly string[] Ksg = ["--estimator", "ksg", "--quiet"];
    private readonly TemporaryFolder _folder = new();
    private readonly double[] _x;
    private readonly double[] _y;

    public RowsOfPairsTests()
    {
        var random = new RandomStream(5, RandomPurpose.Data);
        _x = [.. Enumerable.Range(0, Count).Select(_ => random.NextNormal())];
        _y = Array.ConvertAll(_x, x => x + (.3 * random.NextNormal()));
    }

    private string Y => Write("y.csv", "y", row => Text(_y[row]));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("null")]
    [InlineData("N/A")]
    public void A_missing_value_is_one_thing_everywhere(string mark)
    {
        string x = Write("x.csv", "x,z", row => row == 4 ? $"{mark},1" : $"{Text(_x[row])},1");

        ToolResult refused = Tool.Run(["estimate", x + ":x", Y, .. Ksg]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("X has 1 value that is NaN or infinite, the first at row 5, column 1 (x); drop rows with missing values (lmi estimate --drop-missing), or replace the values.", refused.Error, StringComparison.Ordinal);

        ToolResult one = Tool.Run(["estimate", x + ":x", Y, "--where-x", "x is not missing", .. Ksg]);
        Assert.Equal(2, one.ExitCode);
        Assert.Contains($"X has {Count - 1} rows and Y has {Count}", one.Error, StringComparison.Ordinal);
        Assert.Contains("--where CONDITION", one.Error, StringComparison.Ordinal);

        JsonElement both = Json("estimate", x + ":x", Y, "--where", "x is not missing");
        Assert.Equal((Count - 1, "x is not missing"), (Rows(both), both.GetProperty("y").GetProperty("where").GetString()));

        JsonElement dropped = Json("estimate", x + ":x", Y, "--drop-missing");
        Assert.Equal((Count - 1, 1), (Rows(dropped), dropped.GetProperty("y").GetProperty("rows_dropped").GetInt32()));
        Assert.Equal(both.GetProperty("mi_bits").GetDouble(), dropped.GetProperty("mi_bits").GetDouble());
        Assert.Contains("missing (1)", Tool.Run("inspect", x).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Incomplete_rows_of_either_side_and_of_z_are_dropped_in_pairs()
    {
        string x = Write("x.csv", "x", row => row == 0 ? "NA" : Text(_x[row]));
        string y = Write("labels.csv", "y", row => row == 1 ? "\"\"" : _y[row] > 0 ? "T cell" : "B cell");
        string z = Write("z.csv", "z", row => row == 2 ? "." : Text(-_x[row] * (row % 3)));

        JsonElement labels = Json("estimate", x, y, "--drop-missing", "--estimator", "mixed");
        Assert.Equal((Count - 2, 2), (Rows(labels), labels.GetProperty("x").GetProperty("rows_dropped").GetInt32()));
        JsonElement given = Json("estimate", x, Y, "--given", z, "--drop-missing");
        Assert.Equal(Count - 2, Rows(given));
        ToolResult table = Tool.Run("estimate", x, y, "--drop-missing", "--estimator", "mixed", "--quiet");
        Assert.Contains($"2 of {Count} rows were dropped for missing values: 1 in X, 1 in Y", table.Output, StringComparison.Ordinal);
        Assert.Equal(0, Json("estimate", Y, Y, "--drop-missing").GetProperty("x").GetProperty("rows_dropped").GetInt32());
    }

    [Fact]
    public void A_condition_removes_rows_without_a_label()
    {
        string x = Write("x.csv", "x", row => Text(_x[row]));
        string y = Write("labels.csv", "y", row => row == 1 ? "NA" : _y[row] > 0 ? "T cell" : "B cell");
        Assert.Contains("drop rows with missing values (lmi estimate --drop-missing)", Tool.Run("estimate", x, y, "--estimator", "mixed", "--quiet").Error, StringComparison.Ordinal);
        Assert.Equal(Count - 1, Rows(Json("estimate", x, y, "--where", "y is not missing", "--estimator", "mixed")));
    }

    [Fact]
    public void Incomplete_rows_are_never_drawn_by_a_key_and_groups_follow()
    {
        string x = Write("x.csv", "clone,x", row => $"k{row},{(row < 3 ? "NA" : Text(_x[row]))}");
        string y = Write("key.csv", "clone,y", row => $"k{row},{(row is 3 or 4 ? "NA" : Text(_y[row]))}");
        JsonElement keyed = Json("estimate", x + ":x", y + ":y", "--pair-by", "clone", "--drop-missing");
        Assert.Equal(Count - 5, Rows(keyed));
        Assert.Equal((3, 2), (keyed.GetProperty("x").GetProperty("rows_dropped").GetInt32(), keyed.GetProperty("y").GetProperty("rows_dropped").GetInt32()));
        JsonElement grouped = Json("estimate", x + ":x", y + ":y", "--group-by", "clone", "--drop-missing", "--estimator", "lmi", "--representation", "linear");
        Assert.Equal((Count - 5, Count - 5), (Rows(grouped), grouped.GetProperty("groups").GetInt32()));
    }

    [Fact]
    public void A_condition_on_both_sides_holds_in_both()
    {
        string x = Write("x.csv", "a,x", row => $"{row},{Text(_x[row])}");
        string y = Write("both.csv", "a,y", row => $"{Count - 1 - row},{Text(_y[row])}");
        Assert.Equal(Count - 20, Rows(Json("estimate", x + ":x", y + ":y", "--where", "a >= 10")));
        string facts = Write("facts.csv", "a", row => $"{row}");
        Assert.Equal(Count - 10, Rows(Json("estimate", x + ":x", Y, "--metadata-x", facts, "--where", "a >= 10")));
        Assert.Contains("no column 'b'", Tool.Run("estimate", x, y, "--where", "b == 1").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_in_another_order_are_refused_until_a_pairing_is_chosen()
    {
        string x = Write("x.csv", ",x", row => $"c{row},{Text(_x[row])}");
        string y = Write("named.tsv", "\ty", row => $"c{Count - 1 - row}\t{Text(_y[Count - 1 - row])}");

        ToolResult refused = Tool.Run(["estimate", x, y, .. Ksg]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Single(refused.ErrorLines);
        Assert.Contains("--pair-by names, or --pair-by rows", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, Tool.Run(["attribute", x, y, "--quiet"]).ExitCode);

        double sorted = Json("estimate", Write("plain.csv", "x", row => Text(_x[row])), Y).GetProperty("mi_bits").GetDouble();
        JsonElement named = Json("estimate", x, y, "--pair-by", "names");
        Assert.Equal(sorted, named.GetProperty("mi_bits").GetDouble(), 9);
        Assert.InRange(Json("estimate", x, y, "--pair-by", "rows").GetProperty("mi_bits").GetDouble(), -.2, .3);
    }

    [Fact]
    public void Names_that_both_sides_share_are_paired_and_counted()
    {
        string x = Write("x.csv", ",x", row => $"c{row},{Text(_x[row])}");
        string y = _folder.Write("part.csv", ",y\n" + string.Concat(Enumerable.Range(50, 150).Reverse().Select(row => $"c{row},{Text(_y[row])}\n")) + "other,1\n");
        Assert.Contains("they share 150 row names, which --pair-by names pairs", Tool.Run(["estimate", x, y, .. Ksg]).Error, StringComparison.Ordinal);
        JsonElement json = Json("estimate", x, y, "--pair-by", "names");
        Assert.Equal(150, Rows(json));
        Assert.Contains(
            json.GetProperty("x").GetProperty("notes").EnumerateArray(),
            note => note.GetString() == "150 pairs of rows of the same name; 50 of 200 rows of X and 1 of 151 of Y have no partner");
        Assert.Contains("no names that --pair-by names could match", Tool.Run("estimate", x, Y, "--pair-by", "names").Error, StringComparison.Ordinal);
        Assert.Contains("leave --pairings out", Tool.Run("estimate", x, y, "--pair-by", "names", "--pairings", "2").Error, StringComparison.Ordinal);
        string twice = _folder.Write("twice.csv", ",y\nc0,1\nc0,2\nc1,3\n");
        Assert.Contains("Two rows of Y are called 'c0'", Tool.Run("estimate", x, twice, "--pair-by", "names").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Decimal_commas_are_read_by_every_command_that_reads_text()
    {
        string x = Write("x.csv", "a;x", row => $"{row},5;{Text(_x[row]).Replace('.', ',')}");
        string points = Write("points.csv", "x", row => Text(_x[row]));
        string y = Write("y.csv", "y", row => Text(_y[row]).Replace('.', ','));

        ToolResult refused = Tool.Run(["estimate", x + ":x", y, .. Ksg]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("read the file with a decimal comma (--decimal ,)", refused.Error, StringComparison.Ordinal);
        JsonElement json = Json("estimate", x + ":x", y, "--decimal", ",", "--where", "a > 10,5".Replace(',', '.'));
        Assert.Equal((Count - 11, ","), (Rows(json), json.GetProperty("x").GetProperty("decimal").GetString()));
        Assert.Contains("number  0.5 to 199.5", Tool.Run("inspect", x, "--decimal", ",").Output, StringComparison.Ordinal);
        string converted = _folder.File("x.npy");
        Assert.Equal(0, Tool.Run("convert", x + ":x", "--decimal", ",", "--out", converted).ExitCode);
        Assert.Equal(
            Json("estimate", points, converted).GetProperty("mi_bits").GetDouble(),
            Json("estimate", points, points).GetProperty("mi_bits").GetDouble());
    }

    [Fact]
    public void Columns_get_names_from_a_list()
    {
        string x = Write("x.csv", "a,b", row => $"{Text(_x[row])},{Text(-_y[row])}");
        string npy = _folder.File("x.npy");
        Assert.Equal(0, Tool.Run("convert", x, "--out", npy).ExitCode);
        string names = _folder.Write("names.txt", "Gata1\nMpo\n");

        Assert.Equal(
            Json("estimate", x + ":b", Y).GetProperty("mi_bits").GetDouble(),
            Json("estimate", npy + ":Mpo", Y, "--names-x", names).GetProperty("mi_bits").GetDouble());
        string converted = _folder.File("named.csv");
        Assert.Equal(0, Tool.Run("convert", npy, "--names", names, "--out", converted).ExitCode);
        Assert.Equal("Gata1,Mpo", File.ReadLines(converted).First());
        Assert.Contains("the columns have names, such as 'a'", Tool.Run("estimate", x, Y, "--names-x", names).Error, StringComparison.Ordinal);
        Assert.Contains("has 1 line where", Tool.Run("estimate", npy, Y, "--names-x", _folder.Write("one.txt", "a\n")).Error, StringComparison.Ordinal);
        Assert.Contains("there", Tool.Run("estimate", npy + ":Elane", Y, "--names-x", names).Error, StringComparison.Ordinal);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static int Rows(JsonElement json) => json.GetProperty("n_samples").GetInt32();

    private static JsonElement Json(params string[] args)
    {
        string[] estimator = args.Contains("--estimator") ? [] : ["--estimator", "ksg"];
        ToolResult result = Tool.Run([.. args, .. estimator, "--json", "--quiet"]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private string Write(string name, string header, Func<int, string> row) =>
        _folder.Write(name, $"{header}\n{string.Concat(Enumerable.Range(0, Count).Select(i => row(i) + "\n"))}");
}
