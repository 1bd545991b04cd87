namespace LatentMI.Preparing;

/// <summary>
/// Columns of few values as indicators of these values. Where columns are joined to many others and reduced to components, the order of the numbers
/// of a label, which means nothing, would be all that is left of it.
/// </summary>
internal static class LabelColumns
{
    // Sides of more columns are measurements, whose small whole numbers have an order.
    private const int MostColumns = 64;

    /// <summary>Replaces every column of three values or more, but no more than <see cref="LevelIndicators.MostLevels"/>, by a column for each value, 1 where it is met.</summary>
    /// <param name="samples">The samples; they are returned as they are where they have many columns, or none of few values.</param>
    public static Samples Expand(Samples samples)
    {
        if (samples.Dimensions > MostColumns)
        {
            return samples;
        }

        double[][] levels = [.. Enumerable.Range(0, samples.Dimensions).Select(column => Levels(samples, column))];
        if (levels.All(values => values.Length == 0))
        {
            return samples;
        }

        int columns = levels.Sum(values => Math.Max(1, values.Length));
        var expanded = new double[samples.Count * columns];
        for (int i = 0; i < samples.Count; i++)
        {
            int at = i * columns;
            for (int c = 0; c < levels.Length; c++)
            {
                double value = samples[i, c];
                if (levels[c].Length == 0)
                {
                    expanded[at++] = value;
                    continue;
                }

                expanded[at + Array.BinarySearch(levels[c], value)] = 1;
                at += levels[c].Length;
            }
        }

        // An indicator is of the column whose value it indicates.
        int[] sources = [.. levels.SelectMany((values, column) => Enumerable.Repeat(column, Math.Max(1, values.Length)))];
        string[]? names = samples.ColumnNames is { } given ? Array.ConvertAll(sources, column => given[column]) : null;
        return Samples.Create(expanded, samples.Count, columns, names).WithOrigins(samples.Origins.SelectColumns(sources));
    }

    /// <summary>The values of a column in ascending order; none where it is no label.</summary>
    private static double[] Levels(Samples samples, int column)
    {
        var values = new SortedSet<double>();
        for (int i = 0; i < samples.Count && values.Count <= LevelIndicators.MostLevels; i++)
        {
            values.Add(samples[i, column]);
        }

        return values.Count is > 2 and <= LevelIndicators.MostLevels ? [.. values] : [];
    }
}
