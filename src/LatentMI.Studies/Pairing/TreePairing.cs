using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Studies.Pairing;

/// <summary>Pairs of leaves of lineage trees that are sisters, cousins, or at a distance from each other.</summary>
/// <remarks>
/// Groups are clades, found from the roots: the clade of most leaves is divided into those of its children until there are <see cref="RelatedPairing.WantedGroups"/>,
/// but none at whose root the ways of a pair meet. Clades that branched off early are nearly independent of each other where what is inherited is forgotten on the way; where it
/// is not (Brownian motion along one tree), what they have in common stays in all pairs.
/// </remarks>
internal sealed class TreePairing : RelatedPairing
{
    private readonly TreeRelation _relation;
    private readonly int _trees;
    private readonly int _leaves;
    private readonly int[] _groups;
    private readonly int _groupCount;

    // Of sisters and cousins: rows of one ancestor, a list for each parent. Of distances: the partners of each row.
    private readonly List<int[][]> _families = [];
    private readonly List<int>[] _partners;

    private TreePairing(TreeRelation relation, IReadOnlyList<CellTree> trees, Dictionary<string, int> rows)
    {
        (_relation, _trees) = (relation, trees.Count);
        _groups = new int[rows.Count];
        Array.Fill(_groups, -1);
        _partners = new List<int>[relation.Kind == TreeRelationKind.Distance ? rows.Count : 0];
        for (int row = 0; row < _partners.Length; row++)
        {
            _partners[row] = [];
        }

        var clades = new PriorityQueue<(CellTree Tree, int[] RowOfNode, int Root, HashSet<int> Whole), int>();
        var done = new List<(CellTree Tree, int[] RowOfNode, int Root)>();
        foreach (CellTree tree in trees)
        {
            int[] rowOfNode = [.. tree.Names.Select((name, node) => tree.Children[node].Length == 0 && rows.TryGetValue(name, out int row) ? row : -1)];
            int leaves = rowOfNode.Count(row => row >= 0);
            _leaves += leaves;
            if (leaves > 1)
            {
                clades.Enqueue((tree, rowOfNode, 0, FindPairs(tree, rowOfNode)), -leaves);
            }
        }

        while (clades.TryDequeue(out (CellTree Tree, int[] RowOfNode, int Root, HashSet<int> Whole) clade, out _))
        {
            if (clade.Whole.Contains(clade.Root) || clade.Tree.Children[clade.Root].Length == 0 || clades.Count + done.Count + 1 >= WantedGroups)
            {
                done.Add((clade.Tree, clade.RowOfNode, clade.Root));
                continue;
            }

            foreach (int child in clade.Tree.Children[clade.Root])
            {
                int leaves = LeavesOf(clade.Tree, child).Count(node => clade.RowOfNode[node] >= 0);
                if (leaves > 1)
                {
                    clades.Enqueue((clade.Tree, clade.RowOfNode, child, clade.Whole), -leaves);
                }
            }
        }

        foreach ((CellTree tree, int[] rowOfNode, int root) in done)
        {
            foreach (int row in LeavesOf(tree, root).Select(node => rowOfNode[node]).Where(row => row >= 0))
            {
                _groups[row] = _groupCount;
            }

            _groupCount++;
        }
    }

    /// <inheritdoc/>
    public override string Note => string.Create(
        CultureInfo.InvariantCulture,
        $"pairs of {Words} among {_leaves} leaves of {OneLine.Count(_trees, "tree")} that are rows of X and Y, in random order, each row in one pair at most; {OneLine.Count(_groupCount, "clade")} stay together");

    /// <inheritdoc/>
    public override EstimateWarning Warning => new(
        "related-pairs",
        string.Create(CultureInfo.InvariantCulture, $"Pairs of one tree are relatives of each other and not independent: {OneLine.Count(_groupCount, "clade")} are kept on one side of every split and counted as wholes in the interval")
        + " (by estimators that split rows; others take pairs for independent). What clades of one tree inherited in common before they branched off is in no error; more trees show it.");

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Groups => _groups;

    private string Words => _relation.Kind switch
    {
        TreeRelationKind.Sisters => "sisters",
        TreeRelationKind.Cousins => "cousins",
        _ => string.Create(CultureInfo.InvariantCulture, $"leaves {_relation.Least:G6} to {_relation.Most:G6} apart"),
    };

    /// <summary>Finds the pairs.</summary>
    /// <param name="relation">Which leaves are pairs.</param>
    /// <param name="trees">The trees.</param>
    /// <param name="names">The names of the rows.</param>
    /// <param name="address">Where the trees are from, for messages.</param>
    /// <exception cref="InputException">No row is a leaf, one is of two trees, or no two leaves are so related.</exception>
    public static TreePairing Create(TreeRelation relation, IReadOnlyList<CellTree> trees, IReadOnlyList<string> names, string address)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((int row, string name) in names.Index())
        {
            if (!rows.TryAdd(name, row))
            {
                throw new InputException($"{address}: two rows are named {OneLine.Quote(name)}, so that a leaf does not tell its row; give rows names of their own.");
            }
        }

        string[] leaves = [.. trees.SelectMany(tree => Enumerable.Range(0, tree.Names.Count).Where(node => tree.Children[node].Length == 0).Select(node => tree.Names[node]))];
        string[] known = [.. leaves.Where(rows.ContainsKey)];
        if (known.Length == 0)
        {
            throw new InputException(
                $"{address}: no leaf of its trees has the name of a row: the first leaf is {OneLine.Quote(leaves[0])}, the first row {OneLine.Quote(names[0])}; name the cells as the leaves are named.");
        }

        if (known.GroupBy(leaf => leaf, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new InputException($"{address}: the leaf {OneLine.Quote(twice.Key)} is in two trees; keep one tree of each cell.");
        }

        var pairing = new TreePairing(relation, trees, rows);
        return pairing.HasPairs ? pairing : throw new InputException(string.Create(
            CultureInfo.InvariantCulture, $"{address}: no two of {known.Length} leaves that are rows are {pairing.Words}; choose another relation."));
    }

    /// <inheritdoc/>
    protected override List<(int One, int Other)> Match(RandomStream random) =>
        _relation.Kind == TreeRelationKind.Distance ? MatchGreedily(_partners, random) : [.. _families.SelectMany(family => MatchFamily(family, random))];

    private bool HasPairs => _families.Count > 0 || Array.Exists(_partners, partners => partners.Count > 0);

    /// <summary>Sisters of one family in random order; cousins by taking from the two largest sets of sisters again and again, which leaves fewest alone.</summary>
    private static IEnumerable<(int One, int Other)> MatchFamily(int[][] family, RandomStream random)
    {
        Stack<int>[] sets = Array.ConvertAll(family, set => new Stack<int>(random.NextPermutation(set.Length).Select(i => set[i])));
        if (sets.Length == 1)
        {
            while (sets[0].Count > 1)
            {
                yield return (sets[0].Pop(), sets[0].Pop());
            }

            yield break;
        }

        while (true)
        {
            int[] order = [.. random.NextPermutation(sets.Length).OrderByDescending(set => sets[set].Count).Take(2)];
            if (sets[order[1]].Count == 0)
            {
                yield break;
            }

            yield return (sets[order[0]].Pop(), sets[order[1]].Pop());
        }
    }

    /// <summary>Finds what pairs are drawn from, and the nodes at which the ways of pairs meet.</summary>
    private HashSet<int> FindPairs(CellTree tree, int[] rowOfNode)
    {
        var meetings = new HashSet<int>();
        if (_relation.Kind == TreeRelationKind.Distance)
        {
            int[] leaves = [.. Enumerable.Range(0, rowOfNode.Length).Where(node => rowOfNode[node] >= 0)];
            for (int i = 0; i < leaves.Length; i++)
            {
                for (int j = i + 1; j < leaves.Length; j++)
                {
                    (double distance, int meeting) = tree.Between(leaves[i], leaves[j]);
                    if (distance >= _relation.Least && distance <= _relation.Most)
                    {
                        _partners[rowOfNode[leaves[i]]].Add(rowOfNode[leaves[j]]);
                        _partners[rowOfNode[leaves[j]]].Add(rowOfNode[leaves[i]]);
                        meetings.Add(meeting);
                    }
                }
            }

            return meetings;
        }

        for (int node = 0; node < tree.Names.Count; node++)
        {
            int[][] family = _relation.Kind == TreeRelationKind.Sisters
                ? [LeafRows(node)]
                : [.. tree.Children[node].Select(LeafRows).Where(sisters => sisters.Length > 0)];
            if (family.Length > 0 && (_relation.Kind == TreeRelationKind.Sisters ? family[0].Length > 1 : family.Length > 1))
            {
                _families.Add(family);
                meetings.Add(node);
            }
        }

        return meetings;

        int[] LeafRows(int node) => [.. tree.Children[node].Select(child => rowOfNode[child]).Where(row => row >= 0)];
    }

    private static IEnumerable<int> LeavesOf(CellTree tree, int root)
    {
        var waiting = new Stack<int>([root]);
        while (waiting.TryPop(out int node))
        {
            if (tree.Children[node].Length == 0)
            {
                yield return node;
            }

            foreach (int child in tree.Children[node])
            {
                waiting.Push(child);
            }
        }
    }
}
