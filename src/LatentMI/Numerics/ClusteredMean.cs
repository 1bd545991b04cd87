namespace LatentMI.Numerics;

/// <summary>How far a mean over rows may be off, also where rows belong together.</summary>
internal static class ClusteredMean
{
    /// <summary>
    /// The variance of a mean over independent rows; over groups of rows G / (G - 1) sum over groups of (sum of differences from the mean)^2 / n^2
    /// (K.-Y. Liang, S. L. Zeger, Biometrika 73, 13, 1986).
    /// </summary>
    /// <param name="values">The value of each row.</param>
    /// <param name="groups">The group of each row; null for independent rows.</param>
    /// <returns>The variance; infinity of a single group, which says nothing of its error.</returns>
    public static double Variance(double[] values, int[]? groups)
    {
        double mean = values.Average();
        double[] sums = groups is null
            ? Array.ConvertAll(values, value => value - mean)
            : [.. values.Select((value, row) => (Group: groups[row], Difference: value - mean)).GroupBy(row => row.Group, (_, rows) => rows.Sum(row => row.Difference))];
        if (sums.Length < 2)
        {
            return double.PositiveInfinity;
        }

        return sums.Length / (sums.Length - 1.0) * sums.Sum(sum => sum * sum) / values.Length / values.Length;
    }

    /// <summary>How many independent values the mean is made of.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="groups">The group of each row; null for independent rows.</param>
    public static int Count(int rows, int[]? groups) => groups?.Distinct().Count() ?? rows;

    /// <summary>The sample variance of one value; 0 where there is only one.</summary>
    /// <param name="values">The values.</param>
    public static double VarianceOfOne(double[] values)
    {
        double mean = values.Average();
        return values.Length > 1 ? values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) : 0;
    }
}
