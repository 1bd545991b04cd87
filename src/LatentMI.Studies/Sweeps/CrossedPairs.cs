using System.Collections;

namespace LatentMI.Studies.Sweeps;

/// <summary>
/// Each of some groups with each of others at some lags, of which there may be many millions: they are counted, and made when they are looked at. No two set
/// the same rows beside each other: X with Y at a lag is Y with X at its opposite.
/// </summary>
public sealed class CrossedPairs : IReadOnlyList<SweepPair>
{
    private readonly Dictionary<string, int> _placeInX;
    private readonly Dictionary<string, int> _placeInY;

    private readonly HashSet<int> _lags;

    // The number of pairs before those of each X at one lag, and of all at that lag: lags differ only in which pairs came before with their sides exchanged.
    private readonly Dictionary<Exchanged, long[]> _beforeX;

    // The number of pairs before those of each lag, and of all.
    private readonly long[] _beforeLag;

    /// <summary>Crosses groups.</summary>
    /// <param name="x">The groups that are X, in their order.</param>
    /// <param name="y">The groups that are Y, in their order.</param>
    /// <param name="lags">The lags; of a lag and its opposite the positive one is kept where both mean the same pairs.</param>
    public CrossedPairs(IEnumerable<string> x, IEnumerable<string> y, IEnumerable<int> lags)
    {
        X = [.. x.Distinct()];
        Y = [.. y.Distinct()];
        Lags = [.. lags.Distinct().OrderBy(Math.Abs).ThenByDescending(lag => lag)];
        _placeInX = X.Select((name, i) => (name, i)).ToDictionary(entry => entry.name, entry => entry.i);
        _placeInY = Y.Select((name, i) => (name, i)).ToDictionary(entry => entry.name, entry => entry.i);
        _lags = [.. Lags];
        _beforeX = Enum.GetValues<Exchanged>().ToDictionary(exchanged => exchanged, CountRows);
        _beforeLag = new long[Lags.Count + 1];
        for (int i = 0; i < Lags.Count; i++)
        {
            _beforeLag[i + 1] = _beforeLag[i] + _beforeX[ExchangedAt(Lags[i])][^1];
        }
    }

    /// <summary>Which pairs of a lag came before with their sides exchanged.</summary>
    private enum Exchanged
    {
        /// <summary>None: the opposite lag comes later, or never.</summary>
        None,

        /// <summary>Those whose Y came before as X, at the same lag of 0.</summary>
        Earlier,

        /// <summary>All whose groups are on both sides: at the opposite lag.</summary>
        All,
    }

    /// <summary>The groups that are X.</summary>
    public IReadOnlyList<string> X { get; }

    /// <summary>The groups that are Y.</summary>
    public IReadOnlyList<string> Y { get; }

    /// <summary>The lags, in the order of the pairs.</summary>
    public IReadOnlyList<int> Lags { get; }

    /// <summary>The number of pairs, which may be more than a list can have.</summary>
    public long Total => _beforeLag[^1];

    /// <inheritdoc/>
    public int Count => checked((int)Total);

    /// <inheritdoc/>
    public SweepPair this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Total);

            int lag = PlaceOf(index, _beforeLag);
            long[] before = _beforeX[ExchangedAt(Lags[lag])];
            int x = PlaceOf(index - _beforeLag[lag], before);
            return RowOf(Lags[lag], X[x]).ElementAt((int)(index - _beforeLag[lag] - before[x]));
        }
    }

    /// <summary>Whether a pair is among them.</summary>
    /// <param name="pair">The pair.</param>
    public bool Contains(SweepPair pair) =>
        _placeInX.ContainsKey(pair.X) && _placeInY.ContainsKey(pair.Y) && _lags.Contains(pair.Lag) && IsKept(pair.X, pair.Y, pair.Lag);

    /// <summary>Whether others are the same pairs in the same order.</summary>
    /// <param name="other">The others.</param>
    public bool IsSame(CrossedPairs other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return X.SequenceEqual(other.X) && Y.SequenceEqual(other.Y) && Lags.SequenceEqual(other.Lags);
    }

    /// <summary>How many pairs there are of groups of each two kinds at each lag, with the first of them: counted without making them.</summary>
    /// <typeparam name="T">What tells kinds.</typeparam>
    /// <param name="kindOf">The kind of a group.</param>
    /// <returns>A pair of each two kinds at each lag, and the number of those that are like it.</returns>
    public IEnumerable<(SweepPair First, long Count)> CountKinds<T>(Func<string, T> kindOf)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(kindOf);
        T[] kinds = [.. X.Concat(Y).Select(kindOf).Distinct()];
        var numbers = kinds.Select((kind, i) => (kind, i)).ToDictionary(entry => entry.kind, entry => entry.i);
        (int[] ofX, int[] ofY) = ([.. X.Select(name => numbers[kindOf(name)])], [.. Y.Select(name => numbers[kindOf(name)])]);
        var counted = new Dictionary<Exchanged, (long[,] Counts, string[,] FirstX)>();
        foreach (int lag in Lags)
        {
            Exchanged exchanged = ExchangedAt(lag);
            if (!counted.TryGetValue(exchanged, out (long[,] Counts, string[,] FirstX) table))
            {
                counted.Add(exchanged, table = CountKinds(exchanged, ofX, ofY, kinds.Length));
            }

            for (int x = 0; x < kinds.Length; x++)
            {
                for (int y = 0; y < kinds.Length; y++)
                {
                    if (table.Counts[x, y] > 0)
                    {
                        string first = table.FirstX[x, y];
                        int place = Enumerable.Range(0, Y.Count).First(i => ofY[i] == y && IsKept(first, Y[i], lag));
                        yield return (new SweepPair(first, Y[place], lag), table.Counts[x, y]);
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<SweepPair> GetEnumerator() => Lags.SelectMany(lag => X.SelectMany(x => RowOf(lag, x))).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The place whose pairs have a number among them; of places without pairs, which begin at the same number, none.</summary>
    private static int PlaceOf(long number, long[] before)
    {
        int place = Array.BinarySearch(before, number);
        place = place < 0 ? ~place - 1 : place;
        while (before[place + 1] <= number)
        {
            place++;
        }

        return place;
    }

    private IEnumerable<SweepPair> RowOf(int lag, string x) => Y.Where(y => IsKept(x, y, lag)).Select(y => new SweepPair(x, y, lag));

    private Exchanged ExchangedAt(int lag) => lag == 0 ? Exchanged.Earlier : lag < 0 && _lags.Contains(-lag) ? Exchanged.All : Exchanged.None;

    /// <summary>Whether a pair is of two groups, and not one that came before with its sides exchanged.</summary>
    private bool IsKept(string x, string y, int lag)
    {
        if (x == y)
        {
            return false;
        }

        bool isExchangedWanted = _placeInX.TryGetValue(y, out int placeOfY) && _placeInY.ContainsKey(x);
        return !isExchangedWanted || ExchangedAt(lag) switch
        {
            Exchanged.None => true,
            Exchanged.Earlier => placeOfY > _placeInX[x],
            _ => false,
        };
    }

    /// <summary>The number of pairs of each two kinds at one lag, and the first X of each: of the Y of a kind, those are missing that are X itself or came before.</summary>
    private (long[,] Counts, string[,] FirstX) CountKinds(Exchanged exchanged, int[] ofX, int[] ofY, int kinds)
    {
        (var counts, var firstX) = (new long[kinds, kinds], new string[kinds, kinds]);
        (var all, var came) = (new long[kinds], new long[kinds]);
        for (int i = 0; i < Y.Count; i++)
        {
            all[ofY[i]]++;
            came[ofY[i]] += exchanged == Exchanged.All && _placeInX.ContainsKey(Y[i]) ? 1 : 0;
        }

        for (int i = 0; i < X.Count; i++)
        {
            bool isOnBoth = _placeInY.ContainsKey(X[i]);
            came[ofX[i]] += isOnBoth && exchanged != Exchanged.All ? 1 : 0;
            for (int kind = 0; kind < kinds; kind++)
            {
                // Of what came before, a group itself is one.
                long missing = !isOnBoth ? 0 : exchanged == Exchanged.None ? (kind == ofX[i] ? 1 : 0) : came[kind];
                long kept = all[kind] - missing;
                counts[ofX[i], kind] += kept;
                firstX[ofX[i], kind] ??= kept > 0 ? X[i] : null!;
            }
        }

        return (counts, firstX);
    }

    /// <summary>Counts without making the pairs: how many Y of each X are kept follows from how many groups are on both sides.</summary>
    private long[] CountRows(Exchanged exchanged)
    {
        var before = new long[X.Count + 1];
        int onBoth = Y.Count(_placeInX.ContainsKey);
        int onBothBefore = 0;
        for (int i = 0; i < X.Count; i++)
        {
            int itself = _placeInY.ContainsKey(X[i]) ? 1 : 0;
            int came = exchanged switch
            {
                Exchanged.Earlier => onBothBefore,
                Exchanged.All => onBoth - 1,
                _ => 0,
            };
            before[i + 1] = before[i] + Y.Count - itself - (itself * came);
            onBothBefore += itself;
        }

        return before;
    }
}
