using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>New rows become what a saved model was fitted to: the same columns, the same normalization with its numbers, the same codes of labels.</summary>
public sealed class SavedModelTests : IDisposable
{
    private const int Columns = 6;

    private static readonly string[] Drinks = ["coffee", "milk", "tea"];
    private static readonly string[] Quick = ["--quiet", "--threads", "1", "--representation", "linear", "--surrogates", "0"];
    private static readonly string[] Steps = ["--normalize-total-x", "--log1p-x", "--top-variable-x", "4", "--scale-clip-x", "5"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void New_rows_are_normalized_with_the_numbers_of_the_estimate()
    {
        (string x, string y) = Write("old", seed: 1, rows: 300);
        string model = Estimate(x, y, Steps);

        // Rows of the estimate, some of them alone, whose own totals and deviations are others: their latents are those of the estimate.
        string[] lines = File.ReadAllLines(x);
        string some = _folder.Write("some.csv", string.Join('\n', lines[..21]) + "\n");
        string[] expected = [.. Latents(model, x).Take(20)];
        Assert.Equal(expected, Latents(model, some));

        // In another order of the columns, and with others between them.
        string mixed = _folder.Write("mixed.csv", string.Join('\n', lines[..21].Select((line, row) => Reversed(line, row == 0 ? "more" : "7"))) + "\n");
        Assert.Equal(expected, Latents(model, mixed));

        // Normalized already: what conversion of all rows writes.
        string normalized = _folder.File("normalized.csv");
        Assert.Equal(0, Tool.Run("convert", x, "--out", normalized, "--normalize-total", "--log1p", "--top-variable", "4", "--scale-clip", "5").ExitCode);
        Assert.Equal(Latents(model, x), Latents(model, normalized, "--normalized"), SameNumbers);

        string Reversed(string line, string between)
        {
            string[] fields = line.Split(',');
            return string.Join(',', fields.Reverse().Prepend(between));
        }
    }

    [Fact]
    public void Scores_of_new_pairs_with_text_labels_are_those_of_the_same_labels()
    {
        (string x, string y) = Write("old", seed: 1, rows: 400);
        string model = Estimate(x, y, Steps);

        // Without the first label in the order of texts the codes of the others would be 0 and 1.
        (string newX, string newY) = Write("new", seed: 2, rows: 300);
        string[] linesX = File.ReadAllLines(newX), linesY = File.ReadAllLines(newY);
        int[] rows = [.. Enumerable.Range(1, 300).Where(row => linesY[row] != "coffee")];
        string someX = _folder.Write("some-x.csv", string.Join('\n', rows.Select(row => linesX[row]).Prepend(linesX[0])) + "\n");
        string someY = _folder.Write("some-y.csv", string.Join('\n', rows.Select(row => linesY[row]).Prepend(linesY[0])) + "\n");
        double[] all = Scores(model, newX, newY);
        Assert.Equal(rows.Select(row => all[row - 1]), Scores(model, someX, someY));
        Assert.True(all.Average() > 0.8, $"the mean score is {all.Average()}");
    }

    [Fact]
    public void Rows_that_the_model_cannot_know_are_refused_in_one_line()
    {
        (string x, string y) = Write("old", seed: 1, rows: 200);
        string model = Estimate(x, y, Steps);
        string water = _folder.Write("water.csv", File.ReadAllText(y).Replace("tea", "water", StringComparison.Ordinal));
        Refused([x, water], "has the label 'water', which the model does not know; it knows 'coffee', 'milk', 'tea'");
        Refused([x, $"{x}:g0"], "holds numbers, but the model is of the labels 'coffee', 'milk', 'tea'");
        Refused([$"{x}:g0,g1,g3", y], "3 of the 6 columns of the model are not among its columns: 'g2', 'g4', 'g5'");
        Refused([y, y], "where a number is expected");
        string unnamed = _folder.Write("unnamed.csv", "1,2,3\n4,5,6\n");
        Refused([unnamed, y], "has 3 columns, but the normalization is of 6");

        void Refused(string[] pair, string words)
        {
            ToolResult result = Tool.Run(["score", model, .. pair]);
            Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
            Assert.Contains(words, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Codes_that_the_model_never_saw_are_refused_where_they_are_labels_and_noted_where_they_may_be()
    {
        (string x, string y) = Write("old", seed: 101, rows: 200);
        string codes = Coded("codes.csv", y, "2"), more = Coded("more.csv", y, "7");
        string model = Estimate(x, codes, ["--labels", "y"]);
        Assert.Equal(200, Scores(model, x, codes).Length);
        ToolResult refused = Tool.Run("score", model, x, more);
        Assert.Equal((2, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Contains("has the label 7, which the model does not know; it knows 0, 1, 2; remove such rows.", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);

        // Nothing was said of them.
        model = Estimate(x, codes, []);
        Assert.DoesNotContain("never saw", Tool.Run("score", model, x, codes, "--json").Output, StringComparison.Ordinal);
        ToolResult noted = Tool.Run("score", model, x, more, "--json");
        Assert.Equal(0, noted.ExitCode);
        Assert.Contains("have values that the model never saw, such as 7, where it knows 0, 1, 2", noted.Output, StringComparison.Ordinal);

        // Quantities are not asked, nor are sides of several columns.
        model = Estimate(x, codes, ["--labels", "none"]);
        Assert.DoesNotContain("never saw", Tool.Run("score", model, x, more, "--json").Output, StringComparison.Ordinal);

        string Coded(string name, string path, string tea) => _folder.Write(
            name,
            File.ReadAllText(path).Replace("coffee", "0", StringComparison.Ordinal).Replace("milk", "1", StringComparison.Ordinal).Replace("tea", tea, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("{\"x\":{},\"y\":{\"normalization\":{\"columns\":2,\"kept\":[2]}}}")]
    [InlineData("{\"x\":{},\"y\":{\"normalization\":{\"columns\":2,\"clip\":3,\"means\":[1],\"deviations\":[1]}}}")]
    public void A_damaged_description_of_the_sides_is_refused_in_one_line(string sides)
    {
        (string x, string y) = Write("old", seed: 1, rows: 200);
        string model = Estimate(x, y, []);
        using (ZipArchive archive = ZipFile.Open(model, ZipArchiveMode.Update))
        {
            archive.GetEntry("sides.json")!.Delete();
            using Stream stream = archive.CreateEntry("sides.json").Open();
            stream.Write(Encoding.UTF8.GetBytes(sides));
        }

        ToolResult result = Tool.Run("score", model, x, y);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is not a model: what it says of the columns of X and Y", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static bool SameNumbers(string left, string right) => left.Split(',').Zip(right.Split(',')).All(pair =>
        Math.Abs(double.Parse(pair.First, CultureInfo.InvariantCulture) - double.Parse(pair.Second, CultureInfo.InvariantCulture)) < 1e-5);

    private static double[] Scores(string model, string x, string y)
    {
        ToolResult result = Tool.Run("score", model, x, y, "--json");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        return [.. json.RootElement.GetProperty("pmi_bits").EnumerateArray().Select(bits => bits.GetDouble())];
    }

    private string[] Latents(string model, string x, params string[] options)
    {
        string encoded = _folder.File("encoded.csv");
        Assert.Equal(0, Tool.Run(["encode", model, x, "--out", encoded, "--force", .. options]).ExitCode);
        return [.. File.ReadLines(encoded).Skip(1)];
    }

    private string Estimate(string x, string y, string[] options)
    {
        string results = _folder.File("results");
        Assert.Equal((0, string.Empty), Tool.Run(["estimate", x, y, "--out", results, .. Quick, .. options]) is var result ? (result.ExitCode, result.Error) : default);
        return Path.Combine(results, "model.npz");
    }

    /// <summary>Counts of which two of six columns are larger for each label, and the labels.</summary>
    private (string X, string Y) Write(string name, ulong seed, int rows)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new StringBuilder(string.Join(',', Enumerable.Range(0, Columns).Select(column => $"g{column}")) + "\n");
        var y = new StringBuilder("drink\n");
        for (int row = 0; row < rows; row++)
        {
            int label = random.NextInt(Drinks.Length);
            double depth = Math.Exp(0.3 * random.NextNormal());
            x.AppendJoin(',', Enumerable.Range(0, Columns).Select(column => Math.Max(0, Math.Round(depth * (20 + (column % 3 == label ? 60 : 0) + (4 * random.NextNormal()))))));
            x.Append('\n');
            y.Append(Drinks[label]).Append('\n');
        }

        return (_folder.Write($"{name}-x.csv", x.ToString()), _folder.Write($"{name}-y.csv", y.ToString()));
    }
}
