using System.Text.Json;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Studies.Pairing;

namespace LatentMI.Tests.Pairing;

public class TreePairingTests
{
    // ((a, b)p, ((c, d, e)q, f)r)root, with a node above q that has no other child.
    private const string Small = """
        {"t": {"edges": {"root": {"p": {"length": 1}, "r": {"length": 2}}, "p": {"a": {"length": 1}, "b": {"length": 3}}, "r": {"s": {"length": 1}, "f": {"length": 1}},
        "s": {"q": {"length": 1}}, "q": {"c": {"length": 1}, "d": {"length": 1}, "e": {"length": 1}}, "a": {}}, "nodes": {}}}
        """;

    private static readonly string[] Cells = ["f", "e", "d", "c", "b", "a", "other"];

    [Fact]
    public void Sisters_have_the_same_parent()
    {
        TreePairing pairing = Create(Small, new TreeRelation(TreeRelationKind.Sisters));
        HashSet<string> found = Found(pairing);
        Assert.Equal(["ab", "cd", "ce", "de"], found.Order());
        Assert.All(Enumerable.Range(0, 20), draw => Assert.Equal(2, pairing.Draw(1, draw).Count));

        // Two families, each a clade of its own.
        RowGroups groups = pairing.GroupsOf(pairing.Draw(1, 0));
        Assert.Equal((2, 2), (groups.Count, groups.OfRows.Count));
        Assert.Contains("6 leaves of 1 tree", pairing.Note);
    }

    [Fact]
    public void Cousins_have_the_same_grandparent_and_another_parent()
    {
        const string tree = """{"t": {"edges": {"g": {"p": {}, "q": {}, "c": {}}, "p": {"a": {}, "b": {}}, "q": {"d": {}, "e": {}, "f": {}}}}}""";
        TreePairing pairing = Create(tree, new TreeRelation(TreeRelationKind.Cousins));
        Assert.Equal(["ad", "ae", "af", "bd", "be", "bf"], Found(pairing).Order());

        // Both leaves of p find a cousin in every draw; c is an aunt.
        Assert.All(Enumerable.Range(0, 20), draw => Assert.Equal(2, pairing.Draw(1, draw).Count));
    }

    [Fact]
    public void Distances_are_sums_of_lengths_or_of_edges()
    {
        // The way from c to f has edges of 1 + 1 + 1 (of which s has no branch) and 1; that from a to f 1 + 1 + 2 + 1.
        Assert.Equal(["ab", "cf", "df", "ef"], Found(Create(Small, new TreeRelation(TreeRelationKind.Distance, 4, 4))).Order());
        Assert.Equal(["af"], Found(Create(Small, new TreeRelation(TreeRelationKind.Distance, 4.5, 5.5))).Order());
        string edges = Small.Replace("\"length\"", "\"clade\"", StringComparison.Ordinal);
        Assert.Equal(["ab", "cd", "ce", "de"], Found(Create(edges, new TreeRelation(TreeRelationKind.Distance, 0, 2))).Order());
    }

    [Fact]
    public void Each_row_is_in_one_pair_and_on_either_side_as_often()
    {
        TreePairing pairing = Create(Json([RandomTree(300, seed: 4)]), new TreeRelation(TreeRelationKind.Distance, 2, 5), [.. Enumerable.Range(0, 300).Select(leaf => $"t0.{leaf}")]);
        int first = 0;
        int all = 0;
        for (int draw = 0; draw < 20; draw++)
        {
            RowPairs pairs = pairing.Draw(7, draw);
            int[] rows = [.. pairs.X, .. pairs.Y];
            Assert.Equal(rows.Length, rows.Distinct().Count());
            first += pairs.X.Zip(pairs.Y).Count(pair => pair.First < pair.Second);
            all += pairs.Count;

            // A pair is of one clade.
            Assert.Equal(pairing.GroupsOf(pairs).OfRows, pairing.GroupsOf(new RowPairs(pairs.Y, pairs.X)).OfRows);
        }

        Assert.InRange(first, (0.5 * all) - (4 * Math.Sqrt(0.25 * all)), (0.5 * all) + (4 * Math.Sqrt(0.25 * all)));
        Assert.Equal(pairing.Draw(7, 3).X, pairing.Draw(7, 3).X);
        Assert.NotEqual(pairing.Draw(7, 3).X, pairing.Draw(7, 4).X);
    }

    [Theory]
    [InlineData("""{"t": {"edges": {"r": {"a": {}, "p": {}}, "p": {"a": {}}}}}""", "the node 'a' has two parents")]
    [InlineData("""{"t": {"edges": {"a": {"b": {}}, "b": {"a": {}}}}}""", "has no root")]
    [InlineData("""{"t": {"edges": {"r": {"a": {}, "b": {}}, "p": {"c": {}, "q": {}}}}}""", "has 2 roots, such as 'r' and 'p'")]
    [InlineData("""{"t": {"edges": {"r": {"a": {}, "b": {}}, "p": {"q": {}}, "q": {"p": {}}}}}""", "lead in a circle")]
    [InlineData("""{"t": {"edges": {"r": {"a": {"length": 1}, "b": {}}}}}""", "an edge to 'b' without a length")]
    [InlineData("""{"t": {"edges": {"r": {"a": {"length": 1}, "b": {"length": -1}}}}}""", "an edge to 'b' without a length that is 0 or more")]
    [InlineData("""{"t": {"edges": {"r": {"x": {}, "y": {}}}}}""", "no leaf of its trees has the name of a row: the first leaf is 'y', the first row 'f'")]
    [InlineData("""{"t": {"edges": {"r": {"a": {}, "p": {}}, "p": {"b": {}, "x": {}}}}}""", "no two of 2 leaves that are rows are sisters")]
    [InlineData("""{"t": {"edges": {"r": {"a": {}, "b": {}}}}, "u": {"edges": {"r": {"a": {}, "c": {}}}}}""", "the leaf 'a' is in two trees")]
    [InlineData("{}", "holds no tree")]
    [InlineData("[1]", "is no list of trees")]
    [InlineData("""{"t": {"nodes": {}}}""", "is no list of trees")]
    [InlineData("""{"t": {"edges": {}}}""", "it is empty")]
    [InlineData("not json", "is no list of trees")]
    public void What_is_no_tree_of_the_cells_is_refused(string json, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => Create(json, new TreeRelation(TreeRelationKind.Sisters))).Message);

    [Fact]
    public void Rows_of_one_name_are_refused() => Assert.Contains(
        "two rows are named 'a'",
        Assert.Throws<InputException>(() => Create(Small, new TreeRelation(TreeRelationKind.Sisters), ["a", "a"])).Message);

    /// <summary>
    /// Brownian motion along 200 trees ((a, b), (c, d)): the root has variance 1, every edge 0.5. Sisters correlate by 1.5 / 2, cousins by 1 / 2. In one tree of 512 leaves, each node is 0.8 times its parent and noise, so that sisters correlate by 0.64; what clades have in common fades.
    /// </summary>
    [Fact]
    public void Estimates_of_inherited_values_agree_with_the_truth_and_those_of_others_are_0()
    {
        var misses = new List<string>();
        for (ulong seed = 0; seed < 5; seed++)
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            (string json, string[] names, double[] values) = BrownianForest(200, random);
            Check("sisters", json, names, values, TreeRelationKind.Sisters, 0.75);
            Check("cousins", json, names, values, TreeRelationKind.Cousins, 0.5);
            Check("none", json, names, [.. values.Select(_ => random.NextNormal())], TreeRelationKind.Sisters, 0);
            (json, names, values) = FadingTree(levels: 9, 0.8, random);
            Check("one tree", json, names, values, TreeRelationKind.Sisters, 0.64);

            void Check(string name, string trees, string[] cells, double[] columns, TreeRelationKind kind, double correlation)
            {
                TreePairing pairing = Create(trees, new TreeRelation(kind), cells);
                RowPairs pairs = pairing.Draw(seed, 0);
                using var all = Samples.Create(columns, cells.Length, 2);
                (Samples x, Samples y) = pairs.View(all, all);
                LatentMiEstimate estimate = new LatentMiEstimator(LatentMiOptions.Default with
                {
                    Threads = 1,
                    Seed = seed,
                    Representation = RepresentationChoice.Linear,
                    Groups = pairing.GroupsOf(pairs),
                }).Estimate(x, y, progress: null, TestContext.Current.CancellationToken);
                double truth = -Math.Log2(1 - (correlation * correlation));
                if (!(estimate.Interval is { } interval && interval.Lower <= truth && truth <= interval.Upper))
                {
                    misses.Add(FormattableString.Invariant($"{name} {seed}: {estimate.Bits:F3}, {estimate.Interval}, truth {truth:F3}"));
                }
            }
        }

        // Of 20 intervals of 95 %, 4 or more miss with a probability of 0.016.
        Assert.True(misses.Count < 4, string.Join('\n', misses));
    }

    private static TreePairing Create(string json, TreeRelation relation, string[]? cells = null) =>
        TreePairing.Create(relation, CellTree.ReadAll(json, "cells.h5ad:obst"), cells ?? Cells, "cells.h5ad:obst");

    // The pairs of many draws, as words of two letters.
    private static HashSet<string> Found(TreePairing pairing)
    {
        var found = new HashSet<string>();
        for (int draw = 0; draw < 60; draw++)
        {
            RowPairs pairs = pairing.Draw(2, draw);
            foreach ((int x, int y) in pairs.X.Zip(pairs.Y))
            {
                found.Add(string.CompareOrdinal(Cells[x], Cells[y]) < 0 ? Cells[x] + Cells[y] : Cells[y] + Cells[x]);
            }
        }

        return found;
    }

    private static string Json(IEnumerable<Dictionary<string, List<string>>> trees) => JsonSerializer.Serialize(trees.Index().ToDictionary(
        tree => $"{tree.Index}",
        tree => new Dictionary<string, object> { ["edges"] = tree.Item.ToDictionary(node => node.Key, node => node.Value.ToDictionary(child => child, _ => new object())) }));

    // Leaves are joined at random until one node is left.
    private static Dictionary<string, List<string>> RandomTree(int leaves, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var edges = new Dictionary<string, List<string>>();
        List<string> open = [.. Enumerable.Range(0, leaves).Select(leaf => $"t0.{leaf}")];
        while (open.Count > 1)
        {
            string node = $"n{edges.Count}";
            edges[node] = [];
            for (int child = 0; child < 2; child++)
            {
                int which = random.NextInt(open.Count);
                edges[node].Add(open[which]);
                open.RemoveAt(which);
            }

            open.Add(node);
        }

        return edges;
    }

    private static (string Json, string[] Names, double[] Values) BrownianForest(int trees, RandomStream random)
    {
        var edges = new List<Dictionary<string, List<string>>>();
        var names = new List<string>();
        var values = new List<double>();
        for (int tree = 0; tree < trees; tree++)
        {
            var nodes = new Dictionary<string, List<string>> { [$"r{tree}"] = [$"p{tree}", $"q{tree}"] };
            (double First, double Second) root = Next((0, 0), 1);
            foreach (string parent in nodes[$"r{tree}"].ToArray())
            {
                (double First, double Second) inner = Next(root, 0.5);
                nodes[parent] = [$"{parent}a", $"{parent}b"];
                foreach (string leaf in nodes[parent])
                {
                    (double First, double Second) value = Next(inner, 0.5);
                    names.Add(leaf);
                    values.AddRange([value.First, value.Second]);
                }
            }

            edges.Add(nodes);
        }

        return (Json(edges), [.. names], [.. values]);

        (double First, double Second) Next((double First, double Second) from, double variance) =>
            (from.First + (Math.Sqrt(variance) * random.NextNormal()), from.Second + (Math.Sqrt(variance) * random.NextNormal()));
    }

    private static (string Json, string[] Names, double[] Values) FadingTree(int levels, double kept, RandomStream random)
    {
        var edges = new Dictionary<string, List<string>>();
        List<(string Name, double First, double Second)> level = [("r", random.NextNormal(), random.NextNormal())];
        double noise = Math.Sqrt(1 - (kept * kept));
        for (int depth = 0; depth < levels; depth++)
        {
            var next = new List<(string Name, double First, double Second)>();
            foreach ((string name, double first, double second) in level)
            {
                edges[name] = [$"{name}0", $"{name}1"];
                next.AddRange(edges[name].Select(child => (child, (kept * first) + (noise * random.NextNormal()), (kept * second) + (noise * random.NextNormal()))));
            }

            level = next;
        }

        return (Json([edges]), [.. level.Select(leaf => leaf.Name)], [.. level.SelectMany(leaf => new[] { leaf.First, leaf.Second })]);
    }
}
