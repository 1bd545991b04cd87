using System.Globalization;
using System.Text.Json;

namespace LatentMI.Cli.Tests.Lineages;

/// <summary>A small simulated lineage that all tests of the class read.</summary>
public sealed class SmallLineage : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallLineage()
    {
        string[] make = ["dataset", "lineage", "--fate", "hidden", "--clones", "330", "--genes", "120", "--late-cells", "1", "--counts", "1500", "--out", _folder.File("set")];
        Assert.Equal(0, Tool.Run(make).ExitCode);
        Cells = Path.Combine(_folder.File("set"), "cells.h5ad");
    }

    public string Cells { get; }

    public void Dispose() => _folder.Dispose();
}

public sealed class LineageCommandTests(SmallLineage lineage) : IClassFixture<SmallLineage>
{
    private static readonly string[] Columns = ["--clone", "clone", "--time", "time", "--early", "2", "--late", "6", "--threads", "1"];
    private static readonly string[] Fast = ["--representation", "linear", "--normalize-total", "--log1p", "--quiet"];

    [Fact]
    public void A_Markov_test_writes_tables_a_picture_a_report_and_the_result()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("test");
        ToolResult result = Tool.Run(
            ["lineage", "markov-test", lineage.Cells, .. Columns, "--well", "well", "--pairings", "2", "--out", path, "--json", .. Fast]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));

        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal("markov-test", root.GetProperty("study").GetString());
        Assert.Equal("sisters-share-more", root.GetProperty("conclusion").GetString());
        Assert.Contains("cannot distinguish these", root.GetProperty("implication").GetString());
        Assert.Equal((330, 660), (root.GetProperty("early_cells").GetInt32(), root.GetProperty("late_cells").GetInt32()));
        JsonElement sisters = root.GetProperty("sisters");
        Assert.Equal(2, sisters.GetProperty("bits").GetArrayLength());
        Assert.True(sisters.GetProperty("standard_error_bits").GetDouble() > sisters.GetProperty("pairing_standard_error_bits").GetDouble());
        Assert.Equal(0, sisters.GetProperty("control_mean_bits").GetDouble(), 0.2);
        Assert.Equal(2, root.GetProperty("cells").GetProperty("steps").GetArrayLength());

        Assert.Equal(["cells.csv", "estimates.csv", "markov-test.png", "report.html", "result.json", "sisters.csv"], Names(path));
        Assert.Equal(result.Output.Trim(), File.ReadAllText(Path.Combine(path, "result.json")).Trim());
        string[] lines = File.ReadAllLines(Path.Combine(path, "estimates.csv"));
        Assert.Equal("comparison,pairing,pairs,bits,standard_error_bits,control_bits", lines[0]);
        Assert.Equal(5, lines.Length);

        // The report can be made again from the folder.
        string page = File.ReadAllText(Path.Combine(path, "report.html"));
        Assert.Contains("Markov test of lineages", page);
        Assert.Equal(0, Tool.Run("report", path, "--out", folder.File("again.html")).ExitCode);
        Assert.Equal(page, File.ReadAllText(folder.File("again.html")));
    }

    [Fact]
    public void Sisters_are_written_by_pair_cell_and_type_with_pictures()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("test");
        string reference = folder.File("H_markov_test.csv");
        folder.Write("H_markov_test.csv", ",Shuffled?,Timepoints,LMI\n0,Real,2-6,0.25\n1,Real,6-6,1\n2,Real,6-6,3\n");
        string[] command = ["lineage", "markov-test", lineage.Cells, .. Columns, "--well", "well", "--pairings", "2", "--controls", "0", .. Fast, "--out", path];
        ToolResult result = Tool.Run([.. command, "--embedding", "obsm/X_emb", "--cell-type", "binding", "--reference", reference]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("330 pairs of 660 cells, mean pointwise", result.Output);
        Assert.Contains("Published values are of other data", result.Output);
        Assert.Equal(
            ["cells.csv", "embedding-types.png", "embedding.png", "estimates.csv", "markov-test.png", "report.html", "result.json", "sisters.csv", "types.csv", "types.png"],
            Names(path));

        string[] pairs = File.ReadAllLines(Path.Combine(path, "sisters.csv"));
        Assert.Equal("row_1,name_1,row_2,name_2,clone,pmi_bits,pairings,type_1,type_2", pairs[0]);
        Assert.Equal(331, pairs.Length);

        // One late cell in each of two wells: each clone has one pair, which both pairings draw; rows count from 1.
        Assert.All(pairs.Skip(1).Index(), pair => Assert.StartsWith(
            $"{(3 * pair.Index) + 2},cell{(3 * pair.Index) + 2},{(3 * pair.Index) + 3},cell{(3 * pair.Index) + 3},clone{pair.Index + 1},", pair.Item));
        Assert.All(pairs.Skip(1), pair => Assert.Equal("2", pair.Split(',')[6]));
        Assert.Equal("row,name,clone,pmi_bits,pairings,type,embedding_1,embedding_2", File.ReadLines(Path.Combine(path, "cells.csv")).First());
        Assert.Equal(661, File.ReadAllLines(Path.Combine(path, "cells.csv")).Length);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(path, "types.csv")).Length);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "result.json")));
        JsonElement root = json.RootElement;
        double mean = pairs.Skip(1).Average(pair => double.Parse(pair.Split(',')[5], CultureInfo.InvariantCulture));
        Assert.Equal(mean, root.GetProperty("sister_pairs").GetProperty("mean_pmi_bits").GetDouble(), 1e-9);
        Assert.Equal((330, 660), (root.GetProperty("sister_pairs").GetProperty("pairs").GetInt32(), root.GetProperty("sister_pairs").GetProperty("cells").GetInt32()));
        Assert.Equal(10, root.GetProperty("sister_pairs").GetProperty("highest").GetArrayLength());
        Assert.Equal(3, root.GetProperty("cell_types").GetProperty("pairs").GetArrayLength());
        JsonElement published = root.GetProperty("published");
        Assert.False(published.GetProperty("same_clones").GetBoolean());
        Assert.Equal([0.25, 2], published.GetProperty("values").EnumerateArray().Select(value => value.GetProperty("published_mean_bits").GetDouble()));

        string page = File.ReadAllText(Path.Combine(path, "report.html"));
        Assert.All(new[] { "Types of cell", "Pairs of sisters", "Published values", "tight, tight" }, words => Assert.Contains(words, page));
        Assert.Equal(0, Tool.Run("report", path, "--out", folder.File("again.html")).ExitCode);
        Assert.Equal(page, File.ReadAllText(folder.File("again.html")));

        // A run without types leaves none of their files behind.
        Assert.Equal(0, Tool.Run([.. command, "--force"]).ExitCode);
        Assert.Equal(["cells.csv", "estimates.csv", "markov-test.png", "report.html", "result.json", "sisters.csv"], Names(path));
    }

    [Fact]
    public void Pseudotime_writes_cells_windows_and_pictures()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("study");
        string published = folder.File("cells-of-others.csv");
        folder.Write("cells-of-others.csv", ",SPRING1,SPRING2,Neutrophil PT,pMI,smooth pMI\n1,0,0,30,5,0\n2,0,0,10,1,0\n3,0,0,20,0,0\n");
        ToolResult result = Tool.Run(
        [
            "lineage", "pseudotime", lineage.Cells, .. Columns, "--pseudotime", "pseudotime", "--embedding", "obsm/X_emb", "--pairings", "2", "--window", "60",
            "--reference", published, "--out", path, .. Fast,
        ]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("rise", result.Output);
        Assert.Contains("2.0000 bits (SD 2.6458, 3 cells); here", result.Output);
        Assert.Contains("330 with a value, 330 of them with a pseudotime", result.Output);
        Assert.Equal(["cells.csv", "embedding.png", "estimates.csv", "pseudotime.png", "report.html", "result.json", "rolling.csv"], Names(path));
        string[] cells = File.ReadAllLines(Path.Combine(path, "cells.csv"));
        Assert.Equal("row,name,clone,pseudotime,pmi_bits,pairings,embedding_1,embedding_2", cells[0]);
        Assert.Equal(331, cells.Length);
        double[] pseudotimes = [.. cells.Skip(1).Select(line => double.Parse(line.Split(',')[3], CultureInfo.InvariantCulture))];
        Assert.Equal(pseudotimes.Order(), pseudotimes);

        // Rows are numbers in the file: the early cell of a clone is the first of three.
        Assert.All(cells.Skip(1), line => Assert.Equal(1, int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture) % 3));
        Assert.Equal(330 - 60 + 2, File.ReadAllLines(Path.Combine(path, "rolling.csv")).Length);
        Assert.Equal(0, Tool.Run("report", path).ExitCode);
    }

    [Fact]
    public void Published_values_of_the_other_study_are_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cells.csv");
        folder.Write("cells.csv", ",SPRING1,SPRING2,pMI\n7,1,2,0.5\n");
        ToolResult result = Tool.Run(["lineage", "pseudotime", lineage.Cells, .. Columns, "--pseudotime", "pseudotime", "--reference", path, .. Fast]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("are of the other study of lineages", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void The_same_seed_gives_the_same_result_on_another_number_of_threads()
    {
        Assert.Equal(Run("1", "5"), Run("2", "5"));
        Assert.NotEqual(Run("1", "5"), Run("1", "6"));

        string Run(string threads, string seed)
        {
            string[] columns = [.. Columns[..^1], threads];
            ToolResult result = Tool.Run(
                ["lineage", "markov-test", lineage.Cells, .. columns, "--seed", seed, "--pairings", "1", "--controls", "0", "--json", .. Fast]);
            using JsonDocument json = JsonDocument.Parse(result.Output);
            return json.RootElement.GetProperty("sisters").GetRawText();
        }
    }

    [Fact]
    public void Few_clones_are_a_result_that_concludes_nothing()
    {
        string cells = SharedFiles.Path("data/real/larry-subset/larry_subset.h5ad");
        ToolResult result = Tool.Run(
        [
            "lineage", "markov-test", cells, "--clone", "obsm/X_clone", "--time", "time_info", "--early", "2,4", "--late", "6", "--pairings", "1",
            "--threads", "1", .. Fast,
        ]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("No conclusion: 117 clones with early and late cells and 91 with sisters are too few", result.Output);
        Assert.Contains("There are only 91 clones", result.Output);
        Assert.Contains("117, of which each pairing draws 91", result.Output);
    }

    [Theory]
    [InlineData("markov-test --clone clon --time time --early 2 --late 6", "--clone", "'clon'", "they have 'clone', 'time', 'well', 'pseudotime', 'true_bits'")]
    [InlineData("markov-test --clone clone --time day --early 2 --late 6", "--time", "'day'", "they have 'clone'")]
    [InlineData("markov-test --clone clone --time time --early 3 --late 6", "--early", "'3'", "2, 6")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --well plate", "--well", "'plate'")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 2,6", "both")]
    [InlineData("markov-test --clone clone --time time --early 2 --late ,", "--late")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --where time==2", "No clone has an early and a late cell")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --where time==9", "no cell has a clone", "time==9")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --where pseudotime<0.02|time==6", "too few rows", "at least 20")]
    [InlineData("markov-test --clone obsm/X_clone --time time --early 2 --late 6", "obsm/X_clone")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --batch-size 5", "--batch-size")]
    [InlineData("pseudotime --clone clone --time time --early 2 --late 6 --pseudotime well", "--pseudotime", "text")]
    [InlineData("pseudotime --clone clone --time time --early 2 --late 6 --pseudotime pseudotime --window 400", "window of 400", "330")]
    [InlineData("pseudotime --clone clone --time time --early 2 --late 6 --pseudotime pseudotime --embedding obsm/X_emb", "--out")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --cell-type type", "--cell-type", "'type'", "they have 'clone'")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --cell-type clone", "'clone' has 330 different values", "60 types")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --embedding obsm/X_emb", "--out")]
    [InlineData("markov-test --clone clone --time time --early 2 --late 6 --reference none.csv", "none.csv", "no such file")]
    [InlineData("pseudotime --clone clone --time time --early 2 --late 6", "--pseudotime", "required")]
    public void What_cannot_be_used_ends_with_2_and_one_line(string commandLine, params string[] words)
    {
        string[] parts = commandLine.Split(' ');
        ToolResult result = Tool.Run(["lineage", parts[0], lineage.Cells, "--quiet", .. parts[1..]]);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        string line = Assert.Single(result.ErrorLines);
        Assert.All(words, word => Assert.Contains(word, line));
    }

    [Fact]
    public void A_folder_of_a_study_that_failed_is_gone()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Tool.Run(
            ["lineage", "markov-test", lineage.Cells, .. Columns, "--where", "pseudotime<0.02|time==6", "--out", folder.File("none"), "--quiet"]);
        Assert.Equal(2, result.ExitCode);
        Assert.False(Directory.Exists(folder.File("none")));
    }

    [Fact]
    public void A_damaged_result_is_one_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("result.json", """{"study":"markov-test"}""");
        ToolResult result = Tool.Run("report", folder.Path);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("result.json", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Shown_axes_belong_to_a_hidden_fate()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Tool.Run("dataset", "lineage", "--fate", "visible", "--shown", "2", "--out", folder.File("set"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--shown applies to --fate hidden only", Assert.Single(result.ErrorLines));
    }

    private static string[] Names(string path) => [.. Directory.EnumerateFiles(path).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
}
