using System.Text.Json;

namespace LatentMI.Cli.Tests;

public sealed class RelatedPairsTests
{
    private static string Trees => SharedFiles.Path("data/real/treedata/pycea_tdata.h5ad") + ":obsm/characters";

    [Fact]
    public void Sisters_of_the_trees_of_a_file_are_paired_with_clades_kept_together_and_a_warning()
    {
        JsonElement result = Run("tree:sisters", "--representation", "linear", "--shuffle-control");
        Assert.Equal((43, 32), (result.GetProperty("n_samples").GetInt32(), result.GetProperty("groups").GetInt32()));
        Assert.Contains(result.GetProperty("warnings").EnumerateArray(), warning => warning.GetString()!.Contains("Pairs of one tree are relatives", StringComparison.Ordinal));
        Assert.Contains("100 leaves of 2 trees", result.GetProperty("x").GetProperty("notes")[0].GetString());
        Assert.Equal(result.GetProperty("mi_bits").GetDouble(), Run("tree:sisters", "--representation", "linear").GetProperty("mi_bits").GetDouble());
    }

    [Fact]
    public void Groups_of_a_column_replace_clades()
    {
        JsonElement result = Run("tree:sisters", "--representation", "linear", "--group-by", "clade");
        Assert.InRange(result.GetProperty("groups").GetInt32(), 7, 9);
    }

    [Fact]
    public void Conditions_leave_out_leaves_and_their_pairs()
    {
        JsonElement result = Run("tree:sisters", "--estimator", "ksg", "--k", "1", "--where", "tree == 2");
        Assert.InRange(result.GetProperty("n_samples").GetInt32(), 20, 32);
        Assert.Contains(result.GetProperty("x").GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("64 leaves", StringComparison.Ordinal));
    }

    [Fact]
    public void Neighbors_in_space_are_paired_by_several_draws()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run");
        ToolResult result = Tool.Run(
            ["estimate", Trees, Trees, "--pair-by", "nearest:obsm/spatial", "--pairings", "2", "--estimator", "ksg", "--k", "1", "--out", path, "--json", "--quiet", "--threads", "1"]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Contains("Neighbors resemble each other", json.RootElement.GetProperty("warnings")[0].GetString());
        Assert.Equal(3, File.ReadAllLines(Path.Combine(path, "pairings.csv")).Length);

        // Mutual neighbors, which an independent search finds 27 of.
        Assert.Equal(27, Run("mutual:obs:x,y", "--estimator", "ksg", "--k", "1").GetProperty("n_samples").GetInt32());
    }

    private static JsonElement Run(string relation, params string[] options)
    {
        ToolResult result = Tool.Run(["estimate", Trees, Trees, "--pair-by", relation, "--json", "--quiet", "--threads", "1", .. options]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        return json.RootElement.Clone();
    }
}
