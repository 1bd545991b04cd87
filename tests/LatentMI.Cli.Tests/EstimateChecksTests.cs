using System.Globalization;
using System.Text.Json;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>What speaks against an estimate by any estimator, as the command tells it.</summary>
public sealed class EstimateChecksTests
{
    [Theory]
    [InlineData("--estimator ksg")]
    [InlineData("--estimator infonce --steps 20")]
    [InlineData("--estimator sliced --slices 2")]
    [InlineData("--representation linear --surrogates 0")]
    public void The_same_counter_on_both_sides_is_named_in_table_JSON_and_report(string options)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, counters: true);
        string results = folder.File("results");
        string[] words = options.Split(' ');

        ToolResult table = Tool.Run(["estimate", x, y, "--quiet", "--out", results, .. words]);
        Assert.Equal((0, string.Empty), (table.ExitCode, table.Error));
        Assert.Contains("(column 1 (id) of X is column 1 (id) of Y)", table.Output, StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "result.json")));
        string?[] identifiers = [.. json.RootElement.GetProperty("warning_ids").EnumerateArray().Select(id => id.GetString())];
        Assert.Contains("shared-columns", identifiers);
        Assert.Equal(2, identifiers.Count(id => id == "counter-columns"));

        Assert.Equal(0, Tool.Run("report", results).ExitCode);
        string page = File.ReadAllText(Directory.GetFiles(results, "*.html").Single());
        Assert.Contains("shared-columns", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--estimator ksg")]
    [InlineData("--representation linear --surrogates 0")]
    public void Sides_without_a_column_in_common_raise_no_warning_of_one(string options)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, counters: false);
        ToolResult result = Tool.Run(["estimate", x, y, "--quiet", "--json", .. options.Split(' ')]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.DoesNotContain(
            json.RootElement.GetProperty("warning_ids").EnumerateArray(), id => id.GetString() is "shared-columns" or "counter-columns" or "different-scales");
    }

    [Theory]
    [InlineData("--estimator ksg")]
    [InlineData("--estimator sliced --slices 8")]
    [InlineData("--estimator ksg --given z")]
    public void Units_change_no_estimate_unless_columns_are_taken_in_their_own(string options)
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = Write(folder, counters: false);
        string milli = folder.Write(
            "milli.csv", string.Concat(File.ReadLines(y).Select((line, i) => (i == 0 ? line : string.Join(',', line.Split(',').Select(Thousandfold))) + "\n")));
        string z = folder.Write("z.csv", "z\n" + string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{i * 0.414214 % 1}\n"))));
        string[] words = [.. options.Split(' ').Select(word => word == "z" ? z : word)];

        Assert.Equal(Bits(y, words).Bits, Bits(milli, words).Bits, 0.01);
        (double bits, string[] warnings) = Bits(milli, [.. words, "--no-standardize"]);
        Assert.InRange(Math.Abs(bits), 0, Math.Abs(Bits(y, words).Bits) / 2);
        Assert.Contains("different-scales", warnings);

        (double Bits, string[] Warnings) Bits(string ofY, string[] given)
        {
            ToolResult result = Tool.Run(["estimate", x, ofY, "--quiet", "--json", .. given]);
            Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
            using JsonDocument json = JsonDocument.Parse(result.Output);
            JsonElement root = json.RootElement;
            return (root.GetProperty("mi_bits").GetDouble(), [.. root.GetProperty("warning_ids").EnumerateArray().Select(id => id.GetString()!)]);
        }

        static string Thousandfold(string value) => (1000 * double.Parse(value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("--estimator ksg")]
    [InlineData("--estimator gaussian")]
    [InlineData("--estimator infonce --steps 20")]
    [InlineData("--representation linear --surrogates 0")]
    [InlineData("--preset mended --epochs 1")]
    [InlineData("--estimator ksg --given Z")]
    [InlineData("--representation linear --surrogates 0 --given Z")]
    public void Nearly_copied_rows_are_told_of_in_table_JSON_and_report(string options)
    {
        using var folder = new TemporaryFolder();
        (string x, string y, string z) = WriteCopies(folder);
        string results = folder.File("results");
        string[] words = [.. options.Split(' ').Select(word => word == "Z" ? z : word)];
        ToolResult table = Tool.Run(["estimate", x, y, "--quiet", "--out", results, .. words]);
        Assert.Equal((0, string.Empty), (table.ExitCode, table.Error));
        Assert.Contains("rows are copies of other rows but for some noise", table.Output, StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "result.json")));
        Assert.Contains(json.RootElement.GetProperty("warning_ids").EnumerateArray(), id => id.GetString() == "near-copies");
        Assert.Equal(0, Tool.Run("report", results).ExitCode);
        Assert.Contains("near-copies", File.ReadAllText(Directory.GetFiles(results, "*.html").Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_keep_copies_together_end_the_warning_and_what_they_made()
    {
        using var folder = new TemporaryFolder();
        (string x, string y, _) = WriteCopies(folder);
        string facts = folder.Write("facts.csv", "original\n" + string.Concat(Enumerable.Range(0, 400).Select(i => FormattableString.Invariant($"{i % 200}\n"))));
        string[] words = ["estimate", x, y, "--quiet", "--json"];
        using JsonDocument silent = JsonDocument.Parse(Tool.Run([.. words, "--metadata-x", facts, "--group-by", "original"]).Output);
        Assert.DoesNotContain(silent.RootElement.GetProperty("warning_ids").EnumerateArray(), id => id.GetString() == "near-copies");
        using JsonDocument told = JsonDocument.Parse(Tool.Run(words).Output);
        Assert.Contains(told.RootElement.GetProperty("warning_ids").EnumerateArray(), id => id.GetString() == "near-copies");
    }

    /// <summary>200 independent rows of six columns a side, and each once more with a little noise.</summary>
    private static (string X, string Y, string Z) WriteCopies(TemporaryFolder folder)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        return (Side("x.csv"), Side("y.csv"), Side("z.csv"));

        string Side(string name)
        {
            double[][] once = [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, 6).Select(_ => random.NextNormal()).ToArray())];
            double[][] twice = [.. once, .. once.Select(row => Array.ConvertAll(row, value => value + (0.02 * random.NextNormal())))];
            return folder.Write(
                name, "a,b,c,d,e,f\n" + string.Concat(twice.Select(row => string.Join(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))) + "\n")));
        }
    }

    /// <summary>Two columns a side of which one depends on the other side, and in front, where wanted, one that counts the rows.</summary>
    private static (string X, string Y) Write(TemporaryFolder folder, bool counters)
    {
        var x = new List<string> { counters ? "id,a,b" : "a,b" };
        var y = new List<string> { counters ? "id,c,d" : "c,d" };
        for (int i = 0; i < 200; i++)
        {
            // Multiples of irrational numbers modulo 1 fill the unit interval as independent numbers do.
            (double a, double b, double c, double noise) = (i * 0.618034 % 1, i * 0.754877 % 1, i * 0.324718 % 1, i * 0.850650 % 1);
            string id = counters ? $"{i}," : string.Empty;
            x.Add(FormattableString.Invariant($"{id}{a:F5},{b:F5}"));
            y.Add(FormattableString.Invariant($"{id}{c:F5},{(0.8 * a) + (0.2 * noise):F5}"));
        }

        return (folder.Write("x.csv", string.Join('\n', x) + "\n"), folder.Write("y.csv", string.Join('\n', y) + "\n"));
    }
}
