using System.Globalization;

namespace LatentMI.Studies.Sweeps;

/// <summary>Pairs groups, and refuses pairs whose rows cannot be set beside each other.</summary>
internal static class SweepPairs
{
    /// <summary>All pairs at all lags. No two of them set the same rows beside each other: X with Y at a lag is Y with X at its opposite.</summary>
    /// <param name="draft">Which pairs are wanted.</param>
    /// <param name="lags">The lags.</param>
    /// <param name="groups">The groups and their places.</param>
    /// <param name="rowNames">The names of their rows.</param>
    /// <param name="cancellationToken">Ends the work: there may be millions of pairs.</param>
    /// <exception cref="InputException">A name is of no group, or rows do not fit.</exception>
    public static IReadOnlyList<SweepPair> Make(
        PairsDraft draft,
        IReadOnlyList<int> lags,
        IReadOnlyList<(PlanNode Node, SweepGroup Group)> groups,
        GroupRowNames rowNames,
        CancellationToken cancellationToken)
    {
        Dictionary<string, (PlanNode Node, SweepGroup Group)> byName = groups.ToDictionary(entry => entry.Group.Name);
        var seen = new HashSet<SweepPair>();
        var pairs = new List<SweepPair>();

        // Of a lag and its opposite the positive one first: it is the one that is kept where both mean the same pairs.
        foreach (int lag in lags.OrderBy(Math.Abs).ThenByDescending(lag => lag))
        {
            foreach ((string x, string y) in Wanted(draft, byName, lag))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var pair = new SweepPair(x, y, lag);
                if (seen.Contains(pair) || seen.Contains(pair.Exchanged))
                {
                    continue;
                }

                RequireRows(byName[x], byName[y], lag);
                if (rowNames.FindMoved(x, y) is { } moved)
                {
                    throw byName[y].Node.Wrong($"{y} and {x} have the row {OneLine.Quote(moved)} in different places; sort their files alike");
                }

                seen.Add(pair);
                pairs.Add(pair);
            }
        }

        return pairs.Count > 0
            ? pairs
            : throw (draft.Node ?? groups[0].Node).Wrong("leaves no pair of two groups; name more groups, or other pairs");
    }

    private static IEnumerable<(string X, string Y)> Wanted(
        PairsDraft draft, Dictionary<string, (PlanNode Node, SweepGroup Group)> groups, int lag)
    {
        if (draft.Listed is { } listed)
        {
            foreach ((PlanNode x, PlanNode y) in listed)
            {
                (string X, string Y) pair = (Known(x), Known(y));
                yield return pair.X != pair.Y || lag != 0
                    ? pair
                    : throw y.Wrong("is paired with itself at lag 0, where it shares everything; choose another group");
            }

            yield break;
        }

        string[] all = [.. groups.Keys];
        string[] left = draft.X is { } namesX ? [.. namesX.Select(Known)] : all;
        string[] right = draft.Y is { } namesY ? [.. namesY.Select(Known)] : all;
        foreach (string x in left)
        {
            foreach (string y in right)
            {
                if (x != y)
                {
                    yield return (x, y);
                }
            }
        }

        string Known(PlanNode node)
        {
            const int MostShown = 10;
            string name = node.Text();
            return groups.ContainsKey(name)
                ? name
                : throw node.Wrong($"there is no group {OneLine.Quote(name)}; the groups are {OneLine.List(groups.Keys, MostShown)}");
        }
    }

    private static void RequireRows((PlanNode Node, SweepGroup Group) x, (PlanNode Node, SweepGroup Group) y, int lag)
    {
        if (x.Group.Count != y.Group.Count)
        {
            throw y.Node.Wrong(string.Create(
                CultureInfo.InvariantCulture,
                $"{y.Group.Name} has {OneLine.Count(y.Group.Count, "row")} and {x.Group.Name} {x.Group.Count}, which cannot be paired; "
                + $"give rows that belong together, or other pairs"));
        }

        if (Math.Abs(lag) >= x.Group.Count)
        {
            throw y.Node.Wrong(string.Create(
                CultureInfo.InvariantCulture, $"{y.Group.Name} has {OneLine.Count(y.Group.Count, "row")}, too few for the lag {lag}; leave that lag out"));
        }
    }
}
