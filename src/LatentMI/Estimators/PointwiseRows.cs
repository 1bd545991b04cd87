namespace LatentMI.Estimators;

/// <summary>Puts the pointwise values of some rows into their places among all.</summary>
internal static class PointwiseRows
{
    /// <summary>Values of all rows, NaN for those that have none.</summary>
    /// <param name="count">The number of all rows.</param>
    /// <param name="rows">The rows that have a value.</param>
    /// <param name="values">Their values, in the same order.</param>
    public static double[] Scatter(int count, IReadOnlyList<int> rows, IReadOnlyList<double> values)
    {
        var all = new double[count];
        Array.Fill(all, double.NaN);
        for (int i = 0; i < rows.Count; i++)
        {
            all[rows[i]] = values[i];
        }

        return all;
    }
}
