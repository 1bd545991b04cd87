using LatentMI.Neighbors;

namespace LatentMI.Preparing;

/// <summary>
/// Small sets of rows that are nearer to each other in X and in Y at once than dependence of any form makes rows: replicates with noise of their own, whose
/// distances on a side alone are no smaller than those of other rows.
/// </summary>
/// <remarks>
/// The joint rank of two rows is the larger of their ranks among the distances in X and in Y; ties have the highest. Under independence the square of the k-th
/// smallest, R_k, grows in proportion to k; where X determines Y without noise, R_k itself does. So (R_k / R_k+1)^k is uniform between 0 and 1
/// in the second case, and nearer to 1 in the first: it is below a level in no larger part of the rows, however X and Y depend on each other. A set of k + 1 rows
/// that belong together has a gap behind its k-th joint neighbor, the same set for each of its rows.
/// </remarks>
internal sealed class JointSets
{
    // Ranks beyond this many roots of n are not told apart: by chance, the square of as many joint neighbors is before them.
    private const double MostRanks = 6;

    // Twice what dependence without noise shows, and sets besides: this many, and a part of the rows.
    private const double Beyond = 2;
    private const double FewestSets = 6;
    private const double SmallestShare = 0.01;
    private const double RowsOfPair = 2;

    private static readonly double[] Levels = [0.001, 0.003, 0.01, 0.03, 0.1];

    private readonly PairDistances _distances;
    private readonly int _most;
    private readonly int[] _ranksX;
    private readonly int[] _ranksY;
    private readonly double[] _keys;
    private readonly int[] _rows;
    private readonly int _mostRanks;

    /// <summary>Prepares a search.</summary>
    /// <param name="distances">The distances between rows.</param>
    /// <param name="most">The most further rows of a set.</param>
    public JointSets(PairDistances distances, int most)
    {
        (_distances, _most) = (distances, most);
        (_ranksX, _ranksY) = (new int[distances.Count], new int[distances.Count]);
        (_keys, _rows) = (new double[distances.Count], new int[distances.Count]);
        _mostRanks = Math.Min(distances.Count - 1, (int)(MostRanks * Math.Sqrt(distances.Count)));
    }

    /// <summary>The clearest gap around the row that the distances are from.</summary>
    /// <param name="row">The row.</param>
    public JointGap Around(int row)
    {
        (int Rank, int Row)[] nearest = Nearest();
        double smallest = 1;
        int others = 0;
        for (int k = 1; k <= Math.Min(_most, nearest.Length); k++)
        {
            int next = k < nearest.Length ? nearest[k].Rank : _mostRanks + 1;
            double level = Math.Pow((double)nearest[k - 1].Rank / next, k);
            if (level < smallest)
            {
                (smallest, others) = (level, k);
            }
        }

        return new JointGap(row, [.. nearest.Take(others).Select(neighbor => neighbor.Row)], smallest);
    }

    /// <summary>Judges the gaps around some rows.</summary>
    /// <param name="around">The clearest gap behind the joint neighbors of each row.</param>
    /// <returns>The share of rows in sets, one of them and another of its set; null where there are no more than dependence explains.</returns>
    public NearCopies? Find(JointGap[] around)
    {
        JointGap[] gaps = [.. around.Where(gap => gap.Level <= Levels[^1] && IsMutual(gap))];
        foreach (IGrouping<int, JointGap> ofSize in gaps.GroupBy(gap => gap.Others.Length).OrderByDescending(sizes => sizes.Count()))
        {
            // A set of many rows is found by each of them, and counts as a pair does.
            double weight = RowsOfPair / (ofSize.Key + 1);
            foreach (double level in Levels)
            {
                int below = ofSize.Count(gap => gap.Level <= level);
                if (weight * (below - (Beyond * level * around.Length)) > Math.Max(FewestSets, SmallestShare * around.Length))
                {
                    JointGap example = ofSize.MinBy(gap => gap.Level)!;
                    return new NearCopies((double)gaps.Length / around.Length, example.Row, example.Others[0]);
                }
            }
        }

        return null;
    }

    /// <summary>Whether the nearest of the others has the same set before its neighbor of the same number.</summary>
    private bool IsMutual(JointGap gap)
    {
        HashSet<int> expected = [gap.Row, .. gap.Others];
        _distances.From(gap.Others[0]);
        (int Rank, int Row)[] back = Nearest();
        return expected.SetEquals([gap.Others[0], .. back.Take(gap.Others.Length).Select(neighbor => neighbor.Row)]);
    }

    /// <summary>The nearest rows by joint rank.</summary>
    private (int Rank, int Row)[] Nearest()
    {
        Rank(_distances.X, _ranksX);
        Rank(_distances.Y, _ranksY);
        return [.. Enumerable.Range(0, _ranksX.Length).Where(IsNear).Select(other => (Math.Max(_ranksX[other], _ranksY[other]), other)).Order().Take(_most + 1)];

        // Rows that are equal on both sides are copies, not nearly: see RepeatedPairs.
        bool IsNear(int other) => _ranksX[other] > 0 && _ranksY[other] > 0 && (_distances.X[other] > 0 || _distances.Y[other] > 0);
    }

    /// <summary>The ranks of the nearest rows, 0 of the others; equal distances have the highest rank of them.</summary>
    private void Rank(ReadOnlySpan<double> distances, int[] ranks)
    {
        distances.CopyTo(_keys);
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] = i;
        }

        Array.Clear(ranks);
        Selection.Part(_keys, _rows, _mostRanks);
        Array.Sort(_keys, _rows, 0, _mostRanks);

        // Those at the distance of the last may have equals behind it, so that their rank is unknown.
        double last = double.PositiveInfinity;
        foreach (double key in _keys.AsSpan(_mostRanks))
        {
            last = Math.Min(last, key);
        }

        int rank = 0;
        for (int i = _mostRanks - 1; i >= 0; i--)
        {
            if (_keys[i] < last)
            {
                rank = i == _mostRanks - 1 || _keys[i] < _keys[i + 1] ? i + 1 : rank;
                ranks[_rows[i]] = rank;
            }
        }
    }
}

/// <summary>The clearest gap behind the joint neighbors of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Others">The neighbors before the gap, nearest first.</param>
/// <param name="Level">In which part of rows there is such a gap at most, if X determines Y.</param>
internal sealed record JointGap(int Row, int[] Others, double Level);
