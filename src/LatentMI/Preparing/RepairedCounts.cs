namespace LatentMI.Preparing;

/// <summary>
/// What labels show when their rows are paired at random: means over all n! re-pairings, which leave the counts of both sides as they are. The rows
/// that a label of a rows and one of b rows have in common are then hypergeometric.
/// </summary>
internal static class RepairedCounts
{
    // Probabilities below this change no digit of a mean.
    private const double Negligible = 1e-30;

    /// <summary>The mean of the plug-in mutual information, in bits.</summary>
    /// <param name="x">The labels of X.</param>
    /// <param name="y">The labels of Y.</param>
    public static double MeanPlugInBits(RowLabels x, RowLabels y)
    {
        int rows = x.OfRow.Length;
        double joint = Sum(x.Counts, y.Counts, rows, (a, b, logFactorials) =>
        {
            double mean = 0;
            foreach ((int both, double probability) in Hypergeometric(a, b, rows, logFactorials))
            {
                mean += probability * both * Math.Log2(both);
            }

            return mean;
        });
        return x.EntropyBits + y.EntropyBits - Math.Log2(rows) + (joint / rows);
    }

    /// <summary>The mean number of rows whose pair of labels an earlier row has.</summary>
    /// <param name="x">The labels of X.</param>
    /// <param name="y">The labels of Y.</param>
    public static double MeanRepeats(RowLabels x, RowLabels y) => MeanRepeats(x.Counts, y.Counts, x.OfRow.Length);

    /// <summary>The same of the pairs of some labels.</summary>
    /// <param name="countsX">The numbers of rows of some labels of X.</param>
    /// <param name="countsY">The numbers of rows of some labels of Y.</param>
    /// <param name="rows">The number of all rows.</param>
    public static double MeanRepeats(int[] countsX, int[] countsY, int rows) => Sum(countsX, countsY, rows, (a, b, logFactorials) =>
    {
        double none = a + b > rows ? 0 : Math.Exp(logFactorials[rows - a] + logFactorials[rows - b] - logFactorials[rows] - logFactorials[rows - a - b]);
        return ((double)a * b / rows) - (1 - none);
    });

    /// <summary>The sum over all pairs of labels of something that depends on the numbers of their rows.</summary>
    private static double Sum(int[] countsX, int[] countsY, int rows, Func<int, int, double[], double> term)
    {
        var logFactorials = new double[rows + 1];
        for (int i = 1; i < logFactorials.Length; i++)
        {
            logFactorials[i] = logFactorials[i - 1] + Math.Log(i);
        }

        (int Count, int Labels)[] ofY = Sizes(countsY);
        double sum = 0;
        foreach ((int a, int labelsX) in Sizes(countsX))
        {
            foreach ((int b, int labelsY) in ofY)
            {
                sum += (double)labelsX * labelsY * term(a, b, logFactorials);
            }
        }

        return sum;
    }

    // Labels of as many rows give the same: their order, and so the names of labels, do not change a digit.
    private static (int Count, int Labels)[] Sizes(int[] counts) =>
        [.. counts.GroupBy(count => count).OrderBy(size => size.Key).Select(size => (size.Key, size.Count()))];

    /// <summary>The numbers of common rows from 1 with their probabilities.</summary>
    private static IEnumerable<(int Both, double Probability)> Hypergeometric(int a, int b, int rows, double[] logFactorials)
    {
        int fewest = Math.Max(0, a + b - rows);
        int most = Math.Min(a, b);

        // From the most probable number both ways: far from it, probabilities are below what a double holds.
        int mode = Math.Clamp((int)((a + 1.0) * (b + 1.0) / (rows + 2.0)), fewest, most);
        double largest = Math.Exp(
            logFactorials[a] - logFactorials[mode] - logFactorials[a - mode]
            + logFactorials[rows - a] - logFactorials[b - mode] - logFactorials[rows - a - b + mode]
            + logFactorials[b] + logFactorials[rows - b] - logFactorials[rows]);
        double probability = largest;
        for (int both = mode; both <= most && probability > Negligible; both++)
        {
            if (both > 0)
            {
                yield return (both, probability);
            }

            probability *= (double)(a - both) * (b - both) / ((both + 1.0) * (rows - a - b + both + 1));
        }

        probability = largest;
        for (int both = mode - 1; both >= Math.Max(1, fewest); both--)
        {
            probability *= (both + 1.0) * (rows - a - b + both + 1) / ((double)(a - both) * (b - both));
            if (probability <= Negligible)
            {
                yield break;
            }

            yield return (both, probability);
        }
    }
}
