namespace LatentMI.Preparing;

/// <summary>The columns of samples one after another, read a few at a time.</summary>
internal static class ColumnBlocks
{
    // As many as fit into a cache line or two of a row, so that rows are not read much more often than needed.
    private const int ColumnsTogether = 32;

    /// <summary>Visits every column.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="visit">Receives a column's number, from 0, and its values, which are overwritten afterwards.</param>
    public static void ForEach(Samples samples, Action<int, double[]> visit)
    {
        var source = new SampleColumns(samples, [.. Enumerable.Range(0, samples.Count)]);
        for (int first = 0; first < samples.Dimensions; first += ColumnsTogether)
        {
            var columns = new double[Math.Min(ColumnsTogether, samples.Dimensions - first)][];
            for (int c = 0; c < columns.Length; c++)
            {
                columns[c] = new double[samples.Count];
            }

            source.CopyColumns(first, columns);
            for (int c = 0; c < columns.Length; c++)
            {
                visit(first + c, columns[c]);
            }
        }
    }

    /// <summary>The values of one column.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="column">The column, from 0.</param>
    public static double[] Column(Samples samples, int column)
    {
        var values = new double[samples.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = samples[i, column];
        }

        return values;
    }
}
