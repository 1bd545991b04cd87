namespace LatentMI.Preparing;

/// <summary>Whether a side is made of columns of few values, such as answers, genotypes or letters: its rows then lie on a lattice.</summary>
internal static class FewValuedColumns
{
    /// <summary>The most values that are few.</summary>
    public const int MostValues = 32;

    private const int RowsLooked = 1000;

    /// <summary>Whether most of the columns have few values in the first rows.</summary>
    /// <param name="side">The side.</param>
    public static bool AreMost(Samples side) =>
        2 * Enumerable.Range(0, side.Dimensions).Count(column => HasFew(side, column)) > side.Dimensions;

    /// <summary>Whether each of some columns has fewer values than half of the first rows, as whole numbers have.</summary>
    /// <param name="side">The side.</param>
    /// <param name="columns">The columns.</param>
    public static bool AreTied(Samples side, IEnumerable<int> columns)
    {
        int most = Math.Min(side.Count, RowsLooked) / 2;
        return columns.All(column => HasAtMost(most, side, column));
    }

    private static bool HasFew(Samples side, int column) => HasAtMost(MostValues, side, column);

    private static bool HasAtMost(int most, Samples side, int column)
    {
        var values = new HashSet<double>();
        for (int row = 0; row < Math.Min(side.Count, RowsLooked) && values.Count <= most; row++)
        {
            values.Add(side[row, column]);
        }

        return values.Count <= most;
    }
}
