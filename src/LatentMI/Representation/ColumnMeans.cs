using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>Means of the columns of expanded components, which their expansions take off.</summary>
internal static class ColumnMeans
{
    /// <summary>The mean of each column.</summary>
    /// <param name="values">n rows.</param>
    /// <param name="first">The column to begin with.</param>
    /// <returns>As many means as there are columns from the first on.</returns>
    public static float[] Of(MatrixView values, int first = 0)
    {
        var sums = new double[values.Columns - first];
        for (int i = 0; i < values.Rows; i++)
        {
            ReadOnlySpan<float> row = values.Row(i)[first..];
            for (int c = 0; c < sums.Length; c++)
            {
                sums[c] += row[c];
            }
        }

        return Array.ConvertAll(sums, sum => (float)(sum / values.Rows));
    }
}
