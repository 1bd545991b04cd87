using System.Text.Json;
using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Cli.Tests.Interactions;

public sealed class InteractionsCommandTests(InteractionsCommandTests.Interactome interactome) : IClassFixture<InteractionsCommandTests.Interactome>
{
    [Fact]
    public void The_data_set_has_pairs_embeddings_and_families_beside_its_samples()
    {
        Assert.Equal(
            ["embeddings.h5", "labels.csv", "pairs.csv", "proteins.csv", "truth.json", "x.npy", "y.npy"],
            Directory.GetFiles(interactome.Set).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        SampleSource embeddings = SampleReader.Read(interactome.Embeddings, TestContext.Current.CancellationToken);
        Assert.Equal((120, 20, "P00001"), (embeddings.Samples.Count, embeddings.Samples.Dimensions, embeddings.RowNames![0]));
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(interactome.Set, "truth.json")));
        Assert.InRange(truth.RootElement.GetProperty("optimal_auc").GetDouble(), 0.7, 1);

        // A pair's row of X is the embedding of its source.
        string source = File.ReadLines(interactome.Pairs).Skip(1).First().Split(',')[0];
        int row = embeddings.RowNames!.ToList().IndexOf(source);
        using Samples x = SampleReader.Read(Path.Combine(interactome.Set, "x.npy"), TestContext.Current.CancellationToken).Samples;
        Assert.Equal(embeddings.Samples[row, 7], x[0, 7]);
    }

    [Fact]
    public void A_shuffle_test_writes_its_result_tables_picture_and_page()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("out");
        ToolResult result = interactome.Run("shuffle-test", "--controls", "3", "--estimators", "lmi,ksg", "--out", target, "--json");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        JsonElement root = JsonDocument.Parse(result.Output).RootElement;
        JsonElement[] tests = [.. root.GetProperty("shuffle_tests").EnumerateArray()];
        Assert.Equal(["lmi", "ksg"], tests.Select(test => test.GetProperty("estimator").GetString()));
        Assert.True(tests[0].GetProperty("mi_bits").GetDouble() > 0.5);
        Assert.All(tests[0].GetProperty("control_bits").EnumerateArray(), bits => Assert.InRange(bits.GetDouble(), -0.25, 0.25));
        Assert.Equal(0.25, tests[0].GetProperty("p_value").GetDouble());
        Assert.Equal(
            ["controls.csv", "report.html", "result.json", "shuffle.png"], Directory.GetFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string page = File.ReadAllText(Path.Combine(target, "report.html"));
        Assert.Contains("Shuffle test", page, StringComparison.Ordinal);
        Assert.Contains("data:image/png", page, StringComparison.Ordinal);

        File.Delete(Path.Combine(target, "report.html"));
        Assert.Equal(0, Tool.Run("report", target).ExitCode);
        Assert.Equal(page, File.ReadAllText(Path.Combine(target, "report.html")));
    }

    [Fact]
    public void Trials_with_held_out_proteins_write_tables_curves_and_scores()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("out");
        ToolResult result = interactome.Run("interaction-roc", "--trials", "2", "--hold-out", "40", "--out", target);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("2, each with 40 proteins held out", result.Output, StringComparison.Ordinal);
        JsonElement auc = JsonDocument.Parse(File.ReadAllText(Path.Combine(target, "result.json"))).RootElement.GetProperty("hold_out").GetProperty("roc_auc");
        Assert.InRange(auc.GetProperty("mean").GetDouble(), 0.6, 1);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(target, "trials.csv")).Length);
        Assert.Equal("x,y,pmi_bits,known", File.ReadLines(Path.Combine(target, "scores", "trial-02.csv")).First());
        Assert.All(new[] { "roc.png", "precision_recall.png", "roc.csv", "precision_recall.csv", "report.html" }, name => Assert.True(File.Exists(Path.Combine(target, name))));

        ToolResult again = interactome.Run("interaction-roc", "--trials", "2", "--hold-out", "40", "--threads", "1", "--json");
        Assert.Equal(
            auc.GetProperty("mean").GetDouble(),
            JsonDocument.Parse(again.Output).RootElement.GetProperty("hold_out").GetProperty("roc_auc").GetProperty("mean").GetDouble());
    }

    [Fact]
    public void Partners_are_ranked_with_what_is_known_of_them()
    {
        using var folder = new TemporaryFolder();
        string id = File.ReadLines(interactome.Pairs).Skip(1).First().Split(',')[0];
        ToolResult result = interactome.Run("partners", id, "--top", "3", "--out", folder.File("out"));
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string[] lines = result.Output.TrimEnd().Split('\n');
        Assert.StartsWith("rank  id", lines[^4], StringComparison.Ordinal);
        string[] table = File.ReadAllLines(Path.Combine(folder.File("out"), "partners.csv"));
        Assert.Equal("rank,id,pmi_bits,known", table[0]);
        Assert.Contains(table, line => line.EndsWith("true", StringComparison.Ordinal));
        double[] bits = [.. table.Skip(1).Select(line => double.Parse(line.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(bits.OrderDescending(), bits);
    }

    [Fact]
    public void What_is_missing_and_what_is_repeated_is_counted()
    {
        using var folder = new TemporaryFolder();
        string[] lines = File.ReadAllLines(interactome.Pairs);
        string turned = string.Join(',', lines[1].Split(',').Reverse());
        string pairs = folder.Write("pairs.csv", string.Join('\n', [.. lines, lines[1], turned, "Q9,P00001", "P00002,", "Q9,Q8"]) + "\n");
        ToolResult result = interactome.RunOn(pairs, "shuffle-test", "--controls", "1", "--undirected", "--json");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        JsonElement report = JsonDocument.Parse(result.Output).RootElement.GetProperty("pairs");
        int count = lines.Length - 1;
        Assert.Equal((count + 5, 1, count + 2, 2, count), (
            report.GetProperty("table_rows").GetInt32(),
            report.GetProperty("empty_rows").GetInt32(),
            report.GetProperty("joined_rows").GetInt32(),
            report.GetProperty("repeated_rows").GetInt32(),
            report.GetProperty("count").GetInt32()));
        Assert.Equal("""{"count":1,"first":["Q9"]}""", JsonSerializer.Serialize(report.GetProperty("missing_x")));
        Assert.Equal("""{"count":1,"first":["Q8"]}""", JsonSerializer.Serialize(report.GetProperty("missing_y")));
    }

    [Theory]
    [InlineData("no column 'kinase'; they have 'source', 'target'", "shuffle-test", "--x-id", "kinase")]
    [InlineData("--hold-out: 61 of 120 proteins cannot be held out; give a number from 2 to 60", "interaction-roc", "--hold-out", "61")]
    [InlineData("has no 'P0001'; similar names are 'P00001'", "partners", "P0001")]
    [InlineData("its rows have no names", "shuffle-test", "--embeddings", "x.npy")]
    [InlineData("no row has both of its identifiers among the embeddings", "shuffle-test", "--embeddings", "other.csv")]
    [InlineData("needs the same embeddings on both sides", "shuffle-test", "--undirected", "--embeddings-y", "other.csv")]
    [InlineData("--controls: '0' cannot be used", "shuffle-test", "--controls", "0")]
    [InlineData("'gaussian' is none of lmi, ksg, mine, infonce", "shuffle-test", "--estimators", "gaussian")]
    [InlineData("no 'nobody.csv'", "shuffle-test", "--pairs", "nobody.csv")]
    public void What_cannot_be_used_is_one_line(string problem, params string[] args)
    {
        using var folder = new TemporaryFolder();
        string other = folder.Write("other.csv", "id,a,b\nq,1,2\nr,2,3\n");
        string[] given = [.. args.Select(arg => arg switch
        {
            "other.csv" => other,
            "x.npy" => Path.Combine(interactome.Set, "x.npy"),
            _ => arg,
        })];
        ToolResult result = interactome.Run([.. given, "--out", folder.File("out")]);
        Assert.Equal((2, string.Empty), (result.ExitCode, result.Output));
        string line = Assert.Single(result.ErrorLines);
        Assert.Contains(problem == "no 'nobody.csv'" ? "nobody.csv" : problem, line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Theory]
    [InlineData("--families: 60 families need 180 proteins, and there are 100", "--families", "60", "--proteins", "100")]
    [InlineData("pairs are too many", "--pairs", "100000")]
    [InlineData("--noise: '2' cannot be used", "--noise", "2")]
    public void An_interactome_that_cannot_be_made_is_one_line(string problem, params string[] args)
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Tool.Run(["dataset", "interactome", "--out", folder.File("set"), .. args]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(problem, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("set")));
    }

    /// <summary>A small interactome on disk.</summary>
    public sealed class Interactome : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Interactome()
        {
            ToolResult result = Tool.Run(
                "dataset", "interactome", "--proteins", "120", "--families", "4", "--d", "20", "--pairs", "600", "--seed", "21", "--out", Set);
            Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        }

        internal string Set => _folder.File("set");

        internal string Pairs => Path.Combine(Set, "pairs.csv");

        internal string Embeddings => Path.Combine(Set, "embeddings.h5") + ":*";

        public void Dispose() => _folder.Dispose();

        internal ToolResult Run(params string[] args) => RunOn(Pairs, args);

        // What a test gives replaces what is given here.
        internal ToolResult RunOn(string pairs, params string[] args)
        {
            (string Name, string Value)[] usual =
            [
                ("--pairs", pairs), ("--x-id", "source"), ("--y-id", "target"), ("--embeddings", Embeddings), ("--representation", "linear"),
            ];
            return Tool.Run([
                "interactions",
                .. args,
                .. usual.Where(option => !args.Contains(option.Name)).SelectMany(option => new[] { option.Name, option.Value }),
                "--quiet",
            ]);
        }
    }
}
