using static System.FormattableString;

namespace LatentMI.Preparing;

/// <summary>
/// Columns whose values spread over so different ranges that the largest difference in any column, the distance of nearest neighbors, is that of a few
/// columns alone.
/// </summary>
internal static class ScaleDifferences
{
    /// <summary>How many times the spread of one column may be that of another without a warning.</summary>
    public const double LargestFactor = 10;

    // So many rows tell the middle half of a column well enough.
    private const int MostSorted = 1000;

    /// <summary>Finds the columns that spread the most and the least, and warns where they are far apart.</summary>
    /// <param name="standardized">Whether every column is divided by its standard deviation, so that only heavy tails make a difference.</param>
    /// <param name="sides">The sides and their names.</param>
    public static IEnumerable<EstimateWarning> Find(bool standardized, params ReadOnlySpan<(string Name, Samples Samples)> sides)
    {
        (double Spread, string Name) widest = (0, string.Empty), narrowest = (double.PositiveInfinity, string.Empty);
        foreach ((string name, Samples samples) in sides)
        {
            double[] spreads = Spreads(samples, standardized);
            for (int c = 0; c < spreads.Length; c++)
            {
                if (spreads[c] > 0)
                {
                    string column = ColumnLabel.Of(samples, c, name);
                    widest = spreads[c] > widest.Spread ? (spreads[c], column) : widest;
                    narrowest = spreads[c] < narrowest.Spread ? (spreads[c], column) : narrowest;
                }
            }
        }

        if (!(widest.Spread / narrowest.Spread > LargestFactor))
        {
            return [];
        }

        string factor = Invariant($"{widest.Spread / narrowest.Spread:F0}");
        return
        [
            new EstimateWarning("different-scales", standardized
                ? $"Divided by their standard deviations, most values of {widest.Name} still spread {factor} times as far as those of {narrowest.Name}, whose standard deviation is "
                    + "due to a few extreme values: it hardly affects nearest neighbors, and the value is too low; use logarithms or ranks of such columns, or the estimator lmi."
                : $"Values of {widest.Name} spread {factor} times as far as those of {narrowest.Name}, so distances depend on the former only and the value is too low, "
                    + "down to 0; standardize or rescale the columns."),
        ];
    }

    /// <summary>
    /// The distance between the quartiles of each column, which extreme values do not disturb, over its standard deviation where that is asked for; of a
    /// column with half of its values in one place the standard deviation; 0 for a constant column.
    /// </summary>
    private static double[] Spreads(Samples samples, bool standardized)
    {
        ColumnScaling scaling = ColumnScaling.Measure(samples);
        var spreads = new double[samples.Dimensions];
        ColumnBlocks.ForEach(samples, (c, column) => spreads[c] = Spread(column, scaling.Deviation(c), standardized));
        return spreads;
    }

    private static double Spread(double[] column, double deviation, bool standardized)
    {
        int sorted = Math.Min(MostSorted, column.Length);
        var some = new double[sorted];
        for (int i = 0; i < sorted; i++)
        {
            some[i] = column[(int)((long)i * column.Length / sorted)];
        }

        Array.Sort(some);
        double middleHalf = some[3 * (sorted - 1) / 4] - some[(sorted - 1) / 4];
        if (middleHalf == 0)
        {
            return standardized ? 0 : deviation;
        }

        return standardized ? middleHalf / deviation : middleHalf;
    }
}
