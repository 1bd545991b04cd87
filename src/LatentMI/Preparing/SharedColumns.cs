namespace LatentMI.Preparing;

/// <summary>
/// Columns that are on both sides: equal, or equal but for units, offset, sign, rounding, a strictly monotone change, or the names of labels. The
/// information of such a column is its entropy, and tells nothing of what X and Y share besides.
/// </summary>
internal static class SharedColumns
{
    /// <summary>By chance columns agree in one of this many data sets at most, as a power of 2: a sparse column of a few counts is no evidence.</summary>
    private const double EvidenceBits = 30;

    /// <summary>How far values may be from a copy's, as a share of its range: four digits that were written are 1e-4.</summary>
    private const double Rounding = 1e-4;

    /// <summary>Finds them, in time proportional to the number of values but for columns that are copies.</summary>
    /// <param name="x">Finite values.</param>
    /// <param name="y">As many rows of finite values.</param>
    /// <returns>For each column of X that is in Y the first such column of Y.</returns>
    public static IReadOnlyList<SharedColumn> Find(Samples x, Samples y)
    {
        double least = EvidenceBits + Math.Log2((double)x.Dimensions * y.Dimensions);
        ILookup<ColumnPattern, int> inY = Patterns(y, least).ToLookup(found => found.Pattern, found => found.Column);
        var shared = new List<SharedColumn>();
        foreach ((ColumnPattern pattern, int column) in Patterns(x, least))
        {
            int[] candidates = [.. inY[pattern]];
            if (candidates.Length > 0 && FindCopy(pattern, ColumnBlocks.Column(x, column), y, candidates) is { } copy)
            {
                shared.Add(new SharedColumn(column, copy));
            }
        }

        return shared;
    }

    private static List<(ColumnPattern Pattern, int Column)> Patterns(Samples samples, double leastBits)
    {
        var patterns = new List<(ColumnPattern, int)>();
        ColumnBlocks.ForEach(samples, (column, values) =>
        {
            var pattern = ColumnPattern.Of(values);
            if (pattern.Bits >= leastBits)
            {
                patterns.Add((pattern, column));
            }
        });
        return patterns;
    }

    private static int? FindCopy(ColumnPattern pattern, double[] column, Samples y, int[] candidates)
    {
        if (pattern.IsLabels)
        {
            return candidates[0];
        }

        int[] order = [.. Enumerable.Range(0, column.Length)];
        Array.Sort((double[])column.Clone(), order);
        foreach (int candidate in candidates)
        {
            double[] other = ColumnBlocks.Column(y, candidate);
            if (IsRounded(column, other, order) || IsMonotone(column, other, order))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Whether the other column is a multiple of the first plus a constant, but for rounding.</summary>
    private static bool IsRounded(double[] column, double[] other, int[] order)
    {
        double slope = (other[order[^1]] - other[order[0]]) / (column[order[^1]] - column[order[0]]);
        double most = Rounding * Math.Abs(other[order[^1]] - other[order[0]]);
        return Array.TrueForAll(order, row => Math.Abs(other[row] - other[order[0]] - (slope * (column[row] - column[order[0]]))) <= most);
    }

    /// <summary>Whether the other column rises strictly with the first, or falls strictly, and is equal where the first is.</summary>
    private static bool IsMonotone(double[] column, double[] other, int[] order)
    {
        int direction = Math.Sign(other[order[^1]] - other[order[0]]);
        for (int i = 1; i < order.Length; i++)
        {
            int expected = column[order[i]] > column[order[i - 1]] ? direction : 0;
            if (Math.Sign(other[order[i]] - other[order[i - 1]]) != expected)
            {
                return false;
            }
        }

        return direction != 0;
    }
}
