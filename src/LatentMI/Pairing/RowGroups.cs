namespace LatentMI.Pairing;

/// <summary>
/// Rows that belong together, such as the pairs of one protein or the time bins of one trial: folds keep them on one side, so that nothing is
/// judged on rows whose relatives it was fitted to.
/// </summary>
public sealed class RowGroups
{
    private readonly int[] _groups;

    private RowGroups(int[] groups, int count) => (_groups, Count) = (groups, count);

    /// <summary>The number of groups.</summary>
    public int Count { get; }

    /// <summary>The group of each row, from 0 in the order in which they come.</summary>
    public IReadOnlyList<int> OfRows => _groups;

    /// <summary>The rows of each group, in their order.</summary>
    internal int[][] Members
    {
        get
        {
            var members = new List<int>[Count];
            for (int group = 0; group < Count; group++)
            {
                members[group] = [];
            }

            for (int row = 0; row < _groups.Length; row++)
            {
                members[_groups[row]].Add(row);
            }

            return Array.ConvertAll(members, rows => rows.ToArray());
        }
    }

    /// <summary>Groups rows that have the same key.</summary>
    /// <param name="keys">The key of each row; a row without one, null, is a group by itself.</param>
    public static RowGroups Of(IReadOnlyList<string?> keys) => Of([keys]);

    /// <summary>
    /// Groups rows that share one of several keys, directly or through others: with the proteins of both sides of a table of pairs, no protein is in
    /// two groups.
    /// </summary>
    /// <param name="keys">For each kind of key that of each row; keys of different kinds are different.</param>
    /// <exception cref="ArgumentException">There are no keys, or they differ in number.</exception>
    public static RowGroups Of(IReadOnlyList<IReadOnlyList<string?>> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0 || keys.Any(kind => kind.Count != keys[0].Count))
        {
            throw new ArgumentException("Every row must have a key of every kind.", nameof(keys));
        }

        int[] parents = [.. Enumerable.Range(0, keys[0].Count)];
        foreach (IReadOnlyList<string?> kind in keys)
        {
            var first = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int row = 0; row < parents.Length; row++)
            {
                if (kind[row] is { } key && !first.TryAdd(key, row))
                {
                    parents[Root(parents, row)] = Root(parents, first[key]);
                }
            }
        }

        return Numbered([.. Enumerable.Range(0, parents.Length).Select(row => Root(parents, row))]);
    }

    /// <summary>The groups of some rows, numbered anew.</summary>
    /// <param name="rows">The rows, from 0, in the order wanted.</param>
    public RowGroups SelectRows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Numbered([.. rows.Select(row => _groups[row])]);
    }

    /// <summary>Checks that the groups are those of as many rows.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <exception cref="InputException">They are not.</exception>
    internal void RequireRows(int rows)
    {
        if (_groups.Length != rows)
        {
            throw new InputException(FormattableString.Invariant($"Groups were given for {OneLine.Count(_groups.Length, "row")}, but there are {rows}; every row needs its group."));
        }
    }

    private static int Root(int[] parents, int row)
    {
        while (parents[row] != row)
        {
            parents[row] = parents[parents[row]];
            row = parents[row];
        }

        return row;
    }

    private static RowGroups Numbered(int[] names)
    {
        var numbers = new Dictionary<int, int>();
        int[] groups = Array.ConvertAll(names, name =>
        {
            numbers.TryAdd(name, numbers.Count);
            return numbers[name];
        });
        return new RowGroups(groups, numbers.Count);
    }
}
