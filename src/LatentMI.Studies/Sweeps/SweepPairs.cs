using System.Globalization;

namespace LatentMI.Studies.Sweeps;

/// <summary>Pairs groups, and refuses pairs whose rows cannot be set beside each other.</summary>
/// <param name="groups">The groups and their places.</param>
/// <param name="rowNames">The names of their rows.</param>
/// <param name="requests">What the estimates say of rows.</param>
internal sealed class SweepPairs(
    IReadOnlyList<(PlanNode Node, SweepGroup Group)> groups, GroupRowNames rowNames, IReadOnlyList<PairRequest> requests)
{
    private const int MostShown = 10;

    private readonly Dictionary<string, (PlanNode Node, SweepGroup Group)> _byName = groups.ToDictionary(entry => entry.Group.Name);
    private readonly HashSet<string> _given = [.. requests.Select(request => request.Given).OfType<string>()];

    // Rows that are paired by their names or by values need neither be as many nor in the same order.
    private readonly bool _checksCounts = requests.Any(request => request.Pairing.IsByPosition);
    private readonly bool _checksNames = requests.Any(request => request.Pairing.Key is null);

    /// <summary>All pairs at all lags. No two of them set the same rows beside each other: X with Y at a lag is Y with X at its opposite.</summary>
    /// <param name="draft">Which pairs are wanted.</param>
    /// <param name="lags">The lags.</param>
    /// <param name="cancellationToken">Ends the work: there may be millions of pairs.</param>
    /// <exception cref="InputException">A name is of no group, or rows do not fit.</exception>
    public IReadOnlyList<SweepPair> Make(PairsDraft draft, IReadOnlyList<int> lags, CancellationToken cancellationToken)
    {
        IReadOnlyList<SweepPair> pairs = draft.Listed is { } listed ? List(listed, lags) : Cross(draft, lags);
        if (pairs.Count == 0)
        {
            throw (draft.Node ?? groups[0].Node).Wrong("leaves no pair of two groups; name more groups, or other pairs");
        }

        if (MayDisagree(lags))
        {
            // Whether rows fit depends on their number and names alone, so that one pair of each two kinds is enough.
            IEnumerable<SweepPair> examples = pairs is CrossedPairs crossed ? crossed.CountKinds(KindOf).Select(kind => kind.First) : pairs;
            foreach (SweepPair pair in examples)
            {
                cancellationToken.ThrowIfCancellationRequested();
                RequireRows(_byName[pair.X], _byName[pair.Y], pair.Lag);
            }
        }

        RequireRowsOfGiven(pairs, cancellationToken);
        return pairs;

        (int Count, int? Names) KindOf(string name) => (_byName[name].Group.Count, rowNames.ListOf(name));
    }

    private List<SweepPair> List(IReadOnlyList<(PlanNode X, PlanNode Y)> listed, IReadOnlyList<int> lags)
    {
        var seen = new HashSet<SweepPair>();
        var pairs = new List<SweepPair>();

        // Of a lag and its opposite the positive one first: it is the one that is kept where both mean the same pairs.
        foreach (int lag in lags.OrderBy(Math.Abs).ThenByDescending(lag => lag))
        {
            foreach ((PlanNode x, PlanNode y) in listed)
            {
                var pair = new SweepPair(Known(x), Known(y), lag);
                if (pair.X == pair.Y && lag == 0)
                {
                    throw y.Wrong("is paired with itself at lag 0, where it shares everything; choose another group");
                }

                if (!seen.Contains(pair.Exchanged) && seen.Add(pair))
                {
                    pairs.Add(pair);
                }
            }
        }

        return pairs;
    }

    private CrossedPairs Cross(PairsDraft draft, IReadOnlyList<int> lags)
    {
        // What the information is given is not itself paired, unless the plan says so, which is refused.
        string[] all = [.. _byName.Keys.Where(name => !_given.Contains(name))];
        var pairs = new CrossedPairs(
            draft.X is { } namesX ? [.. namesX.Select(Known)] : all,
            draft.Y is { } namesY ? [.. namesY.Select(Known)] : all,
            lags);
        return pairs.Total <= int.MaxValue ? pairs : throw (draft.Node ?? groups[0].Node).Wrong(
            FormattableString.Invariant($"makes {pairs.Total} pairs, more than the {int.MaxValue} of a sweep; name fewer groups or lags"));
    }

    private string Known(PlanNode node)
    {
        string name = node.Text();
        if (!_byName.ContainsKey(name))
        {
            throw node.Wrong($"there is no group {OneLine.Quote(name)}; the groups are {OneLine.List(_byName.Keys, MostShown)}");
        }

        return !_given.Contains(name) ? name : throw node.Wrong($"{OneLine.Quote(name)} is what an estimate is given, so it cannot be X or Y, too; leave it out");
    }

    /// <summary>Whether any two groups, or a group and a lag, may not fit: most plans have groups of one kind, and then no pair needs to be looked at.</summary>
    private bool MayDisagree(IReadOnlyList<int> lags)
    {
        (int Count, int? Names)[] kinds = [.. groups.Select(entry => (entry.Group.Count, rowNames.ListOf(entry.Group.Name))).Distinct()];
        return kinds.Length > 1 || lags.Any(lag => Math.Abs((long)lag) >= kinds[0].Count);
    }

    private void RequireRows((PlanNode Node, SweepGroup Group) x, (PlanNode Node, SweepGroup Group) y, int lag)
    {
        if (_checksCounts && x.Group.Count != y.Group.Count)
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

        if (_checksNames && rowNames.FindMoved(x.Group.Name, y.Group.Name) is { } moved)
        {
            throw y.Node.Wrong($"{y.Group.Name} and {x.Group.Name} have the row {OneLine.Quote(moved)} in different places; sort their files alike, or pair rows with the setting pair-by");
        }
    }

    /// <summary>Z belongs to X and Y row by row.</summary>
    private void RequireRowsOfGiven(IReadOnlyList<SweepPair> pairs, CancellationToken cancellationToken)
    {
        foreach (string given in _given)
        {
            foreach (string group in pairs is CrossedPairs crossed ? crossed.X.Concat(crossed.Y).Distinct() : pairs.SelectMany(pair => new[] { pair.X, pair.Y }).Distinct())
            {
                cancellationToken.ThrowIfCancellationRequested();
                RequireRows(_byName[group], _byName[given], lag: 0);
            }
        }
    }
}
