using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LatentMI.Cli.Tests;

/// <summary><c>lmi estimate --given</c>, <c>--estimator mixed</c>, and columns of text as labels.</summary>
public sealed class ConditionalCommandTests : IDisposable
{
    private static readonly string[] Linear = ["--representation", "linear", "--surrogates", "4", "--threads", "1", "--quiet"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a", "so that X and Y share nothing beyond Z and the true value is 0")]
    [InlineData("b", null)]
    public void A_column_that_is_given_and_a_side_is_warned_of(string column, string? problem)
    {
        string file = _folder.Write("three.csv", "a,b,c\n" + string.Concat(Enumerable.Range(0, 80).Select(i => FormattableString.Invariant($"{(i * 37) % 83}.5,{(i * 53) % 89}.5,{(i * 71) % 97}.5\n"))));
        ToolResult result = Tool.Run("estimate", $"{file}:a", $"{file}:c", "--given", $"{file}:{column}", "--estimator", "ksg", "--json", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        JsonElement root = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(problem is not null, root.GetProperty("warning_ids").EnumerateArray().Any(id => id.GetString() == "shared-columns"));
        Assert.Equal(problem is not null, root.GetProperty("warnings").EnumerateArray().Any(warning => warning.GetString()!.Contains(problem ?? "in Z", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_estimate_given_Z_says_what_it_is_made_of_and_its_report_can_be_made()
    {
        (string x, string y, string z) = WriteTriple(rows: 120);
        string results = _folder.File("results");
        ToolResult result = Tool.Run(["estimate", x, y, "--given", z, "--permutations", "3", "--out", results, "--format", "csv", .. Linear]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Matches(@"information given Z +-?\d\.\d{4} bits, 95 % interval", result.Output);
        Assert.Matches(@"columns +2 in X, 2 in Y, 1 in Z", result.Output);
        Assert.Matches(@"terms +I\(X;Y,Z\) ", result.Output);
        Assert.Contains("3 permutations, rows exchanged with neighbors in Z", result.Output, StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "result.json")));
        JsonElement root = json.RootElement;
        Assert.Equal(1, root.GetProperty("dims_z").GetInt32());
        Assert.Equal(z, root.GetProperty("z").GetProperty("address").GetString());
        JsonElement conditional = root.GetProperty("conditional");
        Assert.Equal(5, conditional.GetProperty("terms").GetArrayLength());
        Assert.Equal(
            root.GetProperty("mi_bits").GetDouble(),
            (conditional.GetProperty("bits_from_x").GetDouble() + conditional.GetProperty("bits_from_y").GetDouble()) / 2,
            1e-6);
        Assert.Equal(
            ["latent_x.npy", "latent_y.npy", "latent_z.npy", "pmi.csv", "result.json", "rows.csv"],
            Directory.EnumerateFiles(results).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

        Assert.Equal(0, Tool.Run("report", results).ExitCode);
        string page = File.ReadAllText(Path.Combine(results, "report.html"));
        Assert.Contains("given z.csv (1 column)", page, StringComparison.Ordinal);
        Assert.Contains("Frenzel, S., Pompe, B. (2007)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nearest_neighbors_take_a_condition_too_and_rows_of_Z_can_be_chosen()
    {
        (string x, string y, string z) = WriteTriple(rows: 90);
        ToolResult result = Tool.Run(
            "estimate", x, y, "--given", z, "--estimator", "ksg", "--no-standardize", "--permutations", "19", "--json", "--max-rows", "60", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Equal(60, json.RootElement.GetProperty("n_samples").GetInt32());
        Assert.Equal("ksg", json.RootElement.GetProperty("estimator").GetString());
        Assert.Equal(19, json.RootElement.GetProperty("null_bits").GetArrayLength());

        string table = _folder.Write("table.csv", "group,v\n" + string.Concat(Enumerable.Range(0, 180).Select(i => Line(i % 2 == 0 ? "a" : "b", i * 0.754877 % 1))));
        ToolResult chosen = Tool.Run(
            "estimate", x, y, "--given", $"{table}:v", "--where-z", "group == 'a'", "--estimator", "ksg", "--json", "--quiet");
        Assert.Equal((0, string.Empty), (chosen.ExitCode, chosen.Error));
    }

    [Theory]
    [InlineData("--given z --estimator gaussian", "--given applies to --estimator lmi and ksg")]
    [InlineData("--given z --preset paper", "--given applies to --preset default only")]
    [InlineData("--given z --curve n", "--curve does not apply to an estimate with --given")]
    [InlineData("--given z --time-series 5", "--time-series does not apply to an estimate with --given")]
    [InlineData("--given z --permutations 9 --permute latents", "--permute does not apply to an estimate with --given")]
    [InlineData("--given z --estimator ksg --ksg-algorithm 2", "--ksg-algorithm 2 is not defined for conditional information")]
    [InlineData("--given z --estimator ksg --folds 5", "--folds does not apply to --estimator ksg")]
    [InlineData("--given z --estimator ksg --batch-rows 50", "--batch-rows does not apply")]
    [InlineData("--given z --no-standardize", "--no-standardize does not apply to --estimator lmi")]
    [InlineData("--where-z v>1", "--where-z is about the samples of --given")]
    [InlineData("--log1p-z", "--log1p-z is about the samples of --given")]
    [InlineData("--given short --estimator ksg", "X and Y have 90 rows and Z has 2")]
    [InlineData("--given missing.csv", "missing.csv")]
    [InlineData("--estimator mixed", "Neither X nor Y is a label")]
    [InlineData("--estimator mixed --labels both", "With --estimator mixed one side is the label")]
    [InlineData("--preset paper --labels x", "--labels applies to cross-fitting only")]
    [InlineData("--estimator ksg --labels x", "--labels does not apply to --estimator ksg")]
    [InlineData("--estimator mixed --ksg-algorithm 1", "--ksg-algorithm does not apply to --estimator mixed")]
    public void Wrong_input_ends_with_one_line(string options, string words)
    {
        (string x, string y, string z) = WriteTriple(rows: 90);
        string few = _folder.Write("short.csv", "1\n2\n");
        string[] written = [.. options.Split(' ').Select(word => word switch { "z" => z, "short" => few, _ => word })];
        ToolResult result = Tool.Run(["estimate", x, y, "--quiet", .. written]);
        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(words, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mixed", @"labels +2 in Y, 1\.0000 bits of entropy")]
    [InlineData("discrete", @"labels +80 in X, 2 in Y")]
    [InlineData("lmi", @"information +-?\d")]
    public void A_column_of_text_is_a_label(string estimator, string line)
    {
        (string x, _, _) = WriteTriple(rows: 80);
        string labels = _folder.Write("labels.csv", "name,class,v\n" + string.Concat(File.ReadLines(x).Select((row, i) =>
            Line(string.Create(CultureInfo.InvariantCulture, $"r{i},{(i % 2 == 0 ? "B cell" : "T cell")}"), i))));
        string[] settings = estimator == "lmi" ? Linear : ["--quiet"];
        ToolResult result = Tool.Run(["estimate", x, $"{labels}:class", "--estimator", estimator, .. settings]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Matches(line, result.Output);
        Assert.Contains("text was read as 2 labels: 'B cell', 'T cell'", result.Output, StringComparison.Ordinal);

        ToolResult numbers = Tool.Run("estimate", x, $"{labels}:class", "--estimator", "ksg");
        Assert.Equal(2, numbers.ExitCode);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(90)]
    public void A_column_of_text_is_a_label_however_many_there_are(int labels)
    {
        string table = _folder.Write("clones.csv", "v,clone\n" + string.Concat(Enumerable.Range(0, 200).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{(i * 0.618 % 1) + (i % labels):R},c{i % labels}\n"))));
        ToolResult result = Tool.Run("estimate", $"{table}:v", $"{table}:clone", "--estimator", "mixed", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains($"text was read as {labels} labels", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void More_labels_than_an_estimate_given_Z_tells_from_numbers_are_refused()
    {
        (string x, string y, _) = WriteTriple(rows: 80);
        string labels = _folder.Write("many.csv", "class,v\n" + string.Concat(Enumerable.Range(0, 80).Select(i => Line($"c{i / 2}", i))));
        ToolResult result = Tool.Run("estimate", x, y, "--given", $"{labels}:class", "--quiet");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("40 labels are more than the 32", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static string Line(string text, double value) => string.Create(CultureInfo.InvariantCulture, $"{text},{value:R}\n");

    /// <summary>x.csv and y.csv, two columns each, whose first ones follow z.csv.</summary>
    private (string X, string Y, string Z) WriteTriple(int rows)
    {
        StringBuilder x = new(), y = new(), z = new();
        for (int i = 0; i < rows; i++)
        {
            // Multiples of irrational numbers modulo 1 are spread evenly and never tie.
            double shared = i * 0.6180339887498949 % 1, ofX = i * 0.4142135623730951 % 1, ofY = i * 0.7320508075688772 % 1;
            x.Append(CultureInfo.InvariantCulture, $"{shared + (0.5 * ofX):R},{ofX:R}\n");
            y.Append(CultureInfo.InvariantCulture, $"{shared + (0.5 * ofY):R},{ofY:R}\n");
            z.Append(CultureInfo.InvariantCulture, $"{shared:R}\n");
        }

        return (_folder.Write("x.csv", x.ToString()), _folder.Write("y.csv", y.ToString()), _folder.Write("z.csv", z.ToString()));
    }
}
