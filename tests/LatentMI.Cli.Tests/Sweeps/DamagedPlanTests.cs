using System.Diagnostics;

namespace LatentMI.Cli.Tests.Sweeps;

/// <summary>Plans that are not well formed, or hold what no plan can mean.</summary>
public class DamagedPlanTests
{
    [Theory]
    [InlineData("groups:\n  a: {file: \"x.npy\"\n  b: y.npy\npairs: all\n", "neither YAML nor JSON")]
    [InlineData("seeds: [0, 1\nlags: [0]\n", "line 1", "neither YAML nor JSON")]
    [InlineData("seeds: [0]\n    *a\nestimate:\n  - x: 1\n", "neither YAML nor JSON")]
    [InlineData("groups: \"x\n", "neither YAML nor JSON")]
    [InlineData("{\"groups\": {\"a\": \"x.npy\"", "neither YAML nor JSON")]
    [InlineData("a: [*b]\n", "neither YAML nor JSON", "'b'")]
    [InlineData("%YAML 9.9.9\n---\na: b\n", "neither YAML nor JSON")]
    [InlineData("{\"groups\":{\"a\":\"x\\u0000.npy\",\"b\":\"y.npy\"}}", "groups.a", "NUL")]
    [InlineData("{\"groups\":{\"a\\u0000\":\"x.npy\",\"b\":\"y.npy\"}}", "groups", "NUL")]
    [InlineData("split: {file: x.csv, labels: \"a\\0\"}\n", "split.labels", "NUL")]
    [InlineData("groups: {a: {file: x.csv, where: a==1, metadata: \"b\\0\"}}\n", "groups.a.metadata", "NUL")]
    [InlineData("groups: {a: x.npy}\nestimate: {k: 1e999}\n", "line 2", "estimate.k", "too large")]
    [InlineData("!!str groups: {a: x.npy}\ngroups: {b: y.npy}\n", "groups", "twice")]
    public void Is_refused_in_one_line(string plan, params string[] words)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("plan.yaml", plan);
        Refusal.Assert(Tool.Run("sweep", path, "--dry-run"), [path, .. words]);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("{\"a\":")]
    [InlineData("[\n")]
    public void Structures_without_end_are_refused_at_once(string opening)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("plan.yaml", string.Concat(Enumerable.Repeat(opening, 100_000)));
        long start = Stopwatch.GetTimestamp();
        Refusal.Assert(Tool.Run("sweep", path, "--dry-run"), path, "nested deeper than 64 levels");
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Combinations_of_settings_beyond_number_are_refused()
    {
        using var folder = new TemporaryFolder();
        string values = string.Join(", ", Enumerable.Range(1, 400));
        string path = folder.Write("plan.yaml", $"groups: {{a: x.npy}}\nestimate: {{k: [{values}], folds: [{values}], slices: [{values}]}}\n");
        Refusal.Assert(Tool.Run("sweep", path, "--dry-run"), path, "estimate.folds", "100000 combinations");
    }

    [Fact]
    public void A_plan_without_a_name_is_refused() => Refusal.Assert(Tool.Run("sweep", string.Empty, "--dry-run"), "name of the plan is empty");

    [Fact]
    public void The_root_of_the_file_system_is_no_plan() => Refusal.Assert(Tool.Run("sweep", Path.GetPathRoot(Path.GetTempPath())!, "--dry-run"), "cannot be read");
}
