using System.Text.RegularExpressions;
using LatentMI.SourceGraph;

namespace LatentMI.Tests;

public sealed class LayeringTests
{
    private static readonly LayerGraph Graph = LayerGraph.Read(Path.Combine(SharedFiles.RepositoryRoot(), "src"));

    [Fact]
    public void Folders_are_namespaces() => Assert.Empty(Graph.Misplaced.Select(file => $"{file.Path}: {file.Namespace}"));

    [Fact]
    public void Every_folder_has_its_place_in_the_order() => Assert.Empty(Graph.Unordered);

    [Fact]
    public void No_folder_uses_a_later_one() =>
        Assert.Empty(Graph.AgainstOrder.Select(arrow => $"{arrow.From} uses {arrow.To} in {string.Join(", ", arrow.Files)}"));

    [Fact]
    public void No_folders_use_each_other_in_a_circle() => Assert.Empty(Graph.Circles.Select(circle => string.Join(", ", circle)));

    [Theory]
    [InlineData("LatentMI")]
    [InlineData("LatentMI.IO")]
    public void The_library_names_no_options_of_the_command(string project)
    {
        string folder = Path.Combine(SharedFiles.RepositoryRoot(), "src", project);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).StartsWith("obj", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(line => Regex.IsMatch(line, "[\\s\"'(>]--[a-z]")).Select(line => $"{file}: {line.Trim()}")));
    }

    [Fact]
    public void Arrows_are_found()
    {
        Assert.Contains(Graph.Arrows, arrow => arrow is { From: "LatentMI.Calibrating", To: "LatentMI.Estimators.Ksg" });
        Assert.Contains(Graph.Arrows, arrow => arrow is { From: "LatentMI.Cli", To: "LatentMI.Cli.Commands" });

        // Through the namespace around a file, without an import.
        Assert.Contains(Graph.Arrows, arrow => arrow is { From: "LatentMI.Numerics", To: "LatentMI" });
    }

    [Fact]
    public void An_arrow_against_the_order_and_a_circle_are_found()
    {
        using var folder = new TemporaryFolder();
        foreach ((string path, string text) in new[]
        {
            ("layers.txt", "A/Low\nA/High\n"),
            ("A/Low/Low.cs", "using A.High;\n\nnamespace A.Low;\n\npublic class Low : High;\n"),
            ("A/High/High.cs", "using A.Low;\n\nnamespace A.High;\n\npublic class High;\n"),
            ("A/High/Stray.cs", "namespace A.Elsewhere;\n\npublic class Stray;\n"),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            File.WriteAllText(folder.File(path), text);
        }

        LayerGraph graph = LayerGraph.Read(folder.File(string.Empty));
        Assert.Equal(("A.Low", "A.High"), Assert.Single(graph.AgainstOrder.Select(arrow => (arrow.From, arrow.To))));
        Assert.Equal(["A.High", "A.Low"], Assert.Single(graph.Circles));
        Assert.Equal("A/High/Stray.cs", Assert.Single(graph.Misplaced).Path);
        Assert.Empty(graph.Unordered);
    }
}
