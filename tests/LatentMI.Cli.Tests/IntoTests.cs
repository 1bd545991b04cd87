using System.Globalization;
using LatentMI.IO;
using LatentMI.IO.Tables;
using LatentMI.IO.Writing;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>Results that go back into a copy of the AnnData file that X or Y is from.</summary>
public sealed class IntoTests : IDisposable
{
    private const int Count = 120;
    private static readonly string[] Ksg = ["--estimator", "ksg", "--quiet"];
    private readonly TemporaryFolder _folder = new();
    private readonly string _cells;
    private readonly string _copy;

    public IntoTests()
    {
        var random = new RandomStream(5, RandomPurpose.Data);
        float[] x = [.. Enumerable.Range(0, Count).Select(_ => (float)random.NextNormal())];
        float[] y = Array.ConvertAll(x, value => value + (.5f * (float)random.NextNormal()));
        string[] names = [.. Enumerable.Range(0, Count).Select(i => $"cell{i}")];
        var rows = new SparseRows { Values = x, Places = new int[Count], Starts = [.. Enumerable.Range(0, Count + 1)], Columns = 1 };
        var state = new MetadataColumn("state", [.. Enumerable.Range(0, Count).Select(i => i % 3 == 0 ? "late" : "early")]);
        var clone = new MetadataColumn("clone", [.. Enumerable.Range(0, Count).Select(i => i / 6.0).Select(Math.Floor)]);
        var file = new AnnDataFile(rows, new MetadataTable(Count, [state, clone], names), ["gene"]);
        file.Add("X_y", Samples.Create(y, Count, 1));
        _cells = _folder.File("cells.h5ad");
        AtomicFile.Write(_cells, file.Write);
        _copy = _folder.File("copy.h5ad");
        _folder.Write("y.csv", "name,y\n" + string.Concat(names.Zip(y, (name, value) => FormattableString.Invariant($"{name},{value}\n")).Reverse()));
    }

    private string Y => _cells + ":obsm/X_y";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_row_that_was_used_has_its_value_and_the_others_have_none()
    {
        byte[] before = File.ReadAllBytes(_cells);
        ToolResult result = Tool.Run(["estimate", _cells, Y, "--where", "state == \"early\"", "--max-rows", "60", "--out", _folder.File("out"), "--into", _copy, .. Ksg]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains($"in {_copy}", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_cells));

        IReadOnlyList<double> values = Column("lmi_pmi");
        string[][] lines = [.. File.ReadLines(_folder.File("out/pmi.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(60, lines.Length);
        Assert.Equal(60, values.Count(value => !double.IsNaN(value)));
        Assert.All(lines, line => Assert.Equal(double.Parse(line[4], CultureInfo.InvariantCulture), values[int.Parse(line[1], CultureInfo.InvariantCulture) - 1]));
    }

    [Fact]
    public void Rows_of_another_file_are_matched_by_the_names_of_their_cells()
    {
        Assert.Equal(0, Tool.Run(["estimate", _cells, Y, "--into", _copy, .. Ksg]).ExitCode);
        IReadOnlyList<double> byPosition = Column("lmi_pmi");
        Assert.Equal(0, Tool.Run(["estimate", _folder.File("y.csv"), _cells, "--pair-by", "names", "--into", _copy, "--force", "--into-key", "other", .. Ksg]).ExitCode);
        Refusal.Assert(Tool.Run(["estimate", _copy, _copy + ":obsm/X_y", "--into", _folder.File("third.h5ad"), "--into-key", "other", .. Ksg]), "already has 'obs/other_pmi'", "--into-key");
        Assert.Equal(byPosition.Select(value => Math.Round(value, 3)), Column("other_pmi").Select(value => Math.Round(value, 3)));
    }

    [Fact]
    public void Labels_of_the_file_are_of_its_cells()
    {
        Assert.Equal(0, Tool.Run("estimate", _cells + ":obs:state", _folder.File("y.csv"), "--quiet", "--pair-by", "names", "--into", _copy).ExitCode);
        Assert.DoesNotContain(double.NaN, Column("lmi_pmi"));
    }

    [Fact]
    public void An_attribution_adds_its_estimate()
    {
        ToolResult result = Tool.Run("attribute", _cells, Y, "--quiet", "--permutations", "19", "--into", _copy);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains($"in {_copy}", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(double.NaN, Column("lmi_pmi"));
        Refusal.Assert(Tool.Run("attribute", _cells, Y, "--into", _cells, "--force"), "is read, and --into leaves what is read as it is");
    }

    [Fact]
    public void Scores_of_new_pairs_stand_at_their_cells()
    {
        Assert.Equal(0, Tool.Run("estimate", _cells, Y, "--quiet", "--representation", "linear", "--surrogates", "2", "--out", _folder.File("out")).ExitCode);
        string[] score = ["score", _folder.File("out/model.npz"), _cells, _folder.File("y.csv"), "--pair-by", "names", "--into", _copy];
        ToolResult result = Tool.Run([.. score, "--out", _folder.File("scores.csv")]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains($"cells                 in {_copy}", result.Output, StringComparison.Ordinal);

        IReadOnlyList<double> values = Column("lmi_pmi");
        string[][] lines = [.. File.ReadLines(_folder.File("scores.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(Count, lines.Length);
        Assert.All(lines, line => Assert.Equal(double.Parse(line[^1], CultureInfo.InvariantCulture), values[int.Parse(line[3][4..], CultureInfo.InvariantCulture)]));
        Assert.Equal(0, Tool.Run("encode", _folder.File("out/model.npz"), _cells, "--quiet", "--out", _folder.File("latents.npy")).ExitCode);
        using Samples encoded = SampleReader.Read(_folder.File("latents.npy"), TestContext.Current.CancellationToken).Samples;
        using Samples latents = SampleReader.Read(_copy + ":obsm/lmi_x", TestContext.Current.CancellationToken).Samples;
        Assert.Equal(Enumerable.Range(0, Count).Select(row => encoded[row, 0]), Enumerable.Range(0, Count).Select(row => latents[row, 0]));

        Refusal.Assert(Tool.Run(score), "copy.h5ad: exists; name a new file, or add --force");
        Assert.Equal(0, Tool.Run([.. score, "--force", "--json"]).ExitCode);
        Refusal.Assert(Tool.Run([.. score[..4], "--into-key", "a"]), "--into FILE; add that");
    }

    [Fact]
    public void Latents_stand_beside_the_values()
    {
        Assert.Equal(0, Tool.Run("estimate", _cells, Y, "--quiet", "--where", "state == \"early\"", "--into", _copy, "--into-key", "a-b_1").ExitCode);
        using Samples latents = SampleReader.Read(_copy + ":obsm/a-b_1_y", TestContext.Current.CancellationToken).Samples;
        Assert.Equal(Column("a-b_1_pmi").Select(double.IsNaN), Enumerable.Range(0, Count).Select(row => double.IsNaN(latents[row, 0])));
    }

    [Fact]
    public void What_cannot_get_the_results_is_refused_before_anything_is_estimated()
    {
        string csv = _folder.File("y.csv");
        File.WriteAllText(_copy, "other");
        Refuse(["--into", _copy], "copy.h5ad: exists; name a new file, or add --force");
        Refuse(["--into", _cells, "--force"], "cells.h5ad: is read, and --into leaves what is read as it is");
        File.CreateSymbolicLink(_folder.File("link.h5ad"), _cells);
        Refuse(["--into", _folder.File("link.h5ad"), "--force"], "is the same file as");
        Refuse(["--into", _folder.File("new.csv")], "must end in .h5ad");
        Refuse(["--into", _folder.File("no/new.h5ad")], "there is no such folder");
        Refuse(["--into-key", "a"], "--into FILE; add that");
        Refuse(["--into", _folder.File("new.h5ad"), "--into-key", "a/b"], "--into-key 'a/b'");
        Refuse(["--into", _folder.File("new.h5ad"), "--pair-by", "clone", "--pairings", "2"], "--into adds the result of a single estimate");
        Refusal.Assert(Tool.Run(["estimate", csv + ":y", csv + ":y", "--into", _folder.File("new.h5ad"), .. Ksg]), "neither is from one");
        Refusal.Assert(Tool.Run(["estimate", _cells + ":X:T", _cells + ":X:T", "--into", _folder.File("new.h5ad"), .. Ksg]), "rows of X are not the cells");
        _folder.Write("pairs.csv", "a,b\ncell0,cell1\ncell0,cell2\ncell3,cell4\ncell5,cell6\ncell7,cell8\n");
        Refuse(["--into", _folder.File("new.h5ad"), "--pairs", _folder.File("pairs.csv"), "--x-id", "a", "--y-id", "b"], "row 1 (cell0) of X is in 2 pairs");
        Assert.Equal("other", File.ReadAllText(_copy));
        Assert.Equal(["cells.h5ad", "copy.h5ad", "link.h5ad", "pairs.csv", "y.csv"], _folder.FileNames);
    }

    private void Refuse(string[] options, string words) => Refusal.Assert(Tool.Run(["estimate", _cells, Y, .. Ksg, .. options]), words);

    private IReadOnlyList<double> Column(string name) =>
        MetadataReader.Read(_copy, TestContext.Current.CancellationToken).Find(name)!.Numbers!;
}
