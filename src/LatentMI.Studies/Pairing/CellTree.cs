using System.Text.Json;

namespace LatentMI.Studies.Pairing;

/// <summary>A lineage tree: leaves are cells, inner nodes what they descend from.</summary>
/// <remarks>
/// Nodes with a single child are no branches: the parent of a node is the nearest one above it that has several. Lengths along them are summed.
/// </remarks>
internal sealed class CellTree
{
    private readonly int[] _parents;
    private readonly double[] _heights;
    private readonly int[] _depths;

    private CellTree(string name, string[] names, int[] parents, double[] heights, int[] depths, int[][] children, bool hasLengths)
    {
        (Name, Names, _parents, _heights, _depths, Children, HasLengths) = (name, names, parents, heights, depths, children, hasLengths);
    }

    /// <summary>The name of the tree.</summary>
    public string Name { get; }

    /// <summary>The names of the nodes; the root is the first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The children of each node; none of a leaf, and two or more of any other but the root.</summary>
    public IReadOnlyList<int[]> Children { get; }

    /// <summary>Whether edges have lengths; otherwise each has length 1.</summary>
    public bool HasLengths { get; }

    /// <summary>The parent of a node; -1 of the root.</summary>
    /// <param name="node">The node.</param>
    public int Parent(int node) => _parents[node];

    /// <summary>Reads the trees of TreeData: a JSON object with an object for each tree, whose <c>edges</c> hold for each node its children and their attributes.</summary>
    /// <param name="json">The text of <c>obst</c>.</param>
    /// <param name="address">Where it is from, for messages.</param>
    /// <exception cref="InputException">It is no such object, or a graph of it is no tree.</exception>
    public static IReadOnlyList<CellTree> ReadAll(string json, string address)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            CellTree[] trees = document.RootElement.ValueKind != JsonValueKind.Object
                ? throw new JsonException("it is no object")
                : [.. document.RootElement.EnumerateObject().Select(tree => Read(tree.Name, tree.Value, address))];
            return trees.Length > 0 ? trees : throw new InputException($"{address}: holds no tree; write one to obst of a TreeData object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InputException($"{address}: is no list of trees as TreeData writes it: {e.Message}", e);
        }
    }

    /// <summary>The sum of the lengths of the edges between two nodes, and the node where their ways meet.</summary>
    /// <param name="one">A node.</param>
    /// <param name="other">Another.</param>
    public (double Distance, int Meeting) Between(int one, int other)
    {
        (int a, int b) = (one, other);
        while (a != b)
        {
            (a, b) = _depths[a] >= _depths[b] ? (_parents[a], b) : (a, _parents[b]);
        }

        return (_heights[one] + _heights[other] - (2 * _heights[a]), a);
    }

    private static CellTree Read(string name, JsonElement tree, string address)
    {
        string place = $"{address}: the tree {OneLine.Quote(name)}";
        var edges = new List<(string Parent, string Child, double? Length)>();
        foreach (JsonProperty parent in tree.GetProperty("edges").EnumerateObject())
        {
            foreach (JsonProperty child in parent.Value.EnumerateObject())
            {
                edges.Add((parent.Name, child.Name, child.Value.TryGetProperty("length", out JsonElement length) ? length.GetDouble() : null));
            }
        }

        Dictionary<string, int> numbers = edges.SelectMany(edge => new[] { edge.Parent, edge.Child }).Distinct(StringComparer.Ordinal).Index()
            .ToDictionary(node => node.Item, node => node.Index, StringComparer.Ordinal);
        var parents = new int[numbers.Count];
        Array.Fill(parents, -1);
        var lengths = new double[numbers.Count];
        bool hasLengths = edges.Exists(edge => edge.Length is not null);
        foreach ((string parent, string child, double? length) in edges)
        {
            int node = numbers[child];
            if (parents[node] >= 0)
            {
                throw new InputException($"{place} is none: the node {OneLine.Quote(child)} has two parents.");
            }

            if (hasLengths && !(length >= 0 && double.IsFinite(length.Value)))
            {
                throw new InputException($"{place} has an edge to {OneLine.Quote(child)} without a length that is 0 or more, while others have lengths; give all edges lengths, or none.");
            }

            parents[node] = numbers[parent];
            lengths[node] = length ?? 1;
        }

        string[] names = new string[numbers.Count];
        foreach ((string node, int number) in numbers)
        {
            names[number] = node;
        }

        return Build(name, place, names, parents, lengths, hasLengths);
    }

    /// <summary>Orders nodes from the root and leaves out those with a single child.</summary>
    private static CellTree Build(string name, string place, string[] names, int[] parents, double[] lengths, bool hasLengths)
    {
        int[] roots = [.. Enumerable.Range(0, names.Length).Where(node => parents[node] < 0)];
        if (roots.Length != 1)
        {
            throw new InputException(roots.Length == 0
                ? $"{place} has no root: it is empty, or its edges lead in a circle."
                : $"{place} has {roots.Length} roots, such as {OneLine.Quote(names[roots[0]])} and {OneLine.Quote(names[roots[1]])}; give each tree one.");
        }

        ILookup<int, int> childrenOf = Enumerable.Range(0, names.Length).Where(node => parents[node] >= 0).ToLookup(node => parents[node]);
        var kept = new List<(string Name, int Parent, double Height, int Depth)>();
        var children = new List<List<int>>();
        var waiting = new Stack<(int Node, int Parent, double Height)>();
        waiting.Push((roots[0], -1, 0));
        int reached = 0;
        while (waiting.TryPop(out (int Node, int Parent, double Height) next))
        {
            reached++;
            int[] below = [.. childrenOf[next.Node]];
            int parent = next.Parent;
            if (below.Length != 1 || parent < 0)
            {
                if (parent >= 0)
                {
                    children[parent].Add(kept.Count);
                }

                kept.Add((names[next.Node], parent, next.Height, parent < 0 ? 0 : kept[parent].Depth + 1));
                children.Add([]);
                parent = kept.Count - 1;
            }

            foreach (int child in below)
            {
                waiting.Push((child, parent, next.Height + lengths[child]));
            }
        }

        return reached == names.Length
            ? new CellTree(
                name,
                [.. kept.Select(node => node.Name)],
                [.. kept.Select(node => node.Parent)],
                [.. kept.Select(node => node.Height)],
                [.. kept.Select(node => node.Depth)],
                [.. children.Select(list => list.ToArray())],
                hasLengths)
            : throw new InputException($"{place} has edges that lead in a circle.");
    }
}
