using System.Text.Json;
using LatentMI.Numerics;
using PureHDF;

namespace LatentMI.Cli.Tests;

/// <summary>Modalities of a MuData file that hold different cells, or the same in another order.</summary>
public sealed class ModalityPairingTests : IDisposable
{
    private const int Cells = 300;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_in_another_order_are_paired_by_name()
    {
        int[] order = new RandomStream(2, RandomPurpose.Data).NextPermutation(Cells);
        JsonElement json = Estimate(Write([.. Enumerable.Range(0, Cells)], order));
        Assert.Contains("300 pairs, 0 of X and 0 of Y left out", json.ToString(), StringComparison.Ordinal);
        Assert.InRange(json.GetProperty("mi_bits").GetDouble(), 1, 3);
        Assert.DoesNotContain("row-names", json.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 250, 50, 300, "200 pairs, 50 of X and 50 of Y left out")]
    [InlineData(0, 300, 100, 220, "120 pairs, 180 of X and 0 of Y left out")]
    public void Cells_of_one_modality_are_left_out_and_counted(int fromX, int toX, int fromY, int toY, string counts)
    {
        JsonElement json = Estimate(Write([.. Enumerable.Range(fromX, toX - fromX)], [.. Enumerable.Range(fromY, toY - fromY)]));
        Assert.Contains($"cells of both modalities are paired by their names: {counts}", json.ToString(), StringComparison.Ordinal);
        Assert.InRange(json.GetProperty("mi_bits").GetDouble(), 1, 3);
    }

    [Fact]
    public void Modalities_without_a_common_cell_are_refused()
    {
        string path = Write([.. Enumerable.Range(0, 100)], [.. Enumerable.Range(100, 100)]);
        ToolResult result = Tool.Run("estimate", $"{path}:mod/rna/X", $"{path}:mod/atac/X");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            $"lmi: {path}:mod/rna/X and {path}:mod/atac/X have no cell in common: the first names them like 'c0', the second like 'c100'.", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void What_belongs_to_the_cells_of_neither_is_refused()
    {
        string path = Write([.. Enumerable.Range(0, 200)], [.. Enumerable.Range(50, 200)]);
        ToolResult result = Tool.Run("estimate", $"{path}:mod/rna/X", $"{path}:mod/atac/X", "--given", $"{path}:mod/atac/X");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("hold different cells, or the same in another order", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static JsonElement Estimate(string path)
    {
        ToolResult result = Tool.Run("estimate", $"{path}:mod/rna/X", $"{path}:mod/atac/X", "--estimator", "ksg", "--json", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        return JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>Writes two modalities, each of which sees a value of the cell, with noise.</summary>
    private string Write(int[] rna, int[] atac)
    {
        var random = new RandomStream(3, RandomPurpose.Data);
        double[] values = [.. Enumerable.Range(0, Cells).Select(_ => random.NextNormal())];
        string path = _folder.File("cells.h5mu");
        var file = new H5File { ["mod"] = new H5Group { ["rna"] = Modality(rna), ["atac"] = Modality(atac) } };
        file.Write(path);
        return path;

        H5Group Modality(int[] cells)
        {
            var matrix = new double[cells.Length, 1];
            for (int row = 0; row < cells.Length; row++)
            {
                matrix[row, 0] = values[cells[row]] + (0.2 * random.NextNormal());
            }

            return new H5Group { ["X"] = matrix, ["obs"] = Table([.. cells.Select(cell => $"c{cell}")]), ["var"] = Table(["g"]) };
        }
    }

    private static H5Group Table(string[] names)
    {
        var table = new H5Group { ["_index"] = names };
        table.Attributes["_index"] = "_index";
        return table;
    }
}
