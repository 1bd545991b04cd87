using System.Globalization;
using System.Text;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>Commands open each file once, whatever they read from it.</summary>
public sealed class OneOpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OpenedFiles _opened = new();

    public void Dispose()
    {
        _opened.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_estimate_opens_a_file_once_for_both_sides_their_condition_and_their_pairing()
    {
        string path = _folder.Write("t.csv", Table());
        ToolResult result = Tool.Run(
            "estimate", $"{path}:a", $"{path}:b", "--where-x", "day == 1", "--where-y", "day == 2", "--pair-by", "clone", "--estimator", "ksg", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(1, _opened.Count(path));
    }

    [Fact]
    public void An_estimate_opens_each_of_its_files_once()
    {
        string metadata = _folder.Write("m.csv", Table());
        _folder.Write("x.csv", string.Concat(Table().Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[3] + "\n")));
        string x = _folder.File("x.npy");
        Assert.Equal(0, Tool.Run("convert", _folder.File("x.csv"), "--out", x, "--quiet").ExitCode);
        ToolResult result = Tool.Run(
            "estimate", x, x, "--metadata-x", metadata, "--metadata-y", metadata, "--where-x", "day == 1", "--where-y", "day == 2",
            "--pair-by", "clone", "--estimator", "ksg", "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal((1, 1), (_opened.Count(x), _opened.Count(metadata)));
    }

    [Fact]
    public void A_sweep_opens_each_of_its_files_once_however_many_groups_are_in_it()
    {
        string table = _folder.Write("t.csv", Table());
        string facts = _folder.Write("facts.csv", Table());
        _folder.Write(
            "plan.yaml",
            """
            groups:
              a: {file: "t.csv:a", where: "day == 1", metadata: facts.csv}
              b: {file: "t.csv:b", where: "day == 1", metadata: facts.csv}
              both: {file: "t.csv:a,b", where: "day == 1", metadata: facts.csv}
            estimate: {estimator: ksg}
            """);
        ToolResult result = Tool.Run("sweep", _folder.File("plan.yaml"), "--out", _folder.File("run"), "--quiet");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal((1, 1), (_opened.Count(table), _opened.Count(facts)));
    }

    private static string Table()
    {
        var random = new RandomStream(0, RandomPurpose.Data);
        var text = new StringBuilder("cell,clone,day,a,b\n");
        for (int row = 0; row < 200; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"c{row},{row / 2},{1 + (row % 2)},{random.NextUniform():R},{random.NextUniform():R}\n");
        }

        return text.ToString();
    }
}
