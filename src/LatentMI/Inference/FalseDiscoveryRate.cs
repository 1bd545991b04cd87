namespace LatentMI.Inference;

/// <summary>
/// Corrects the p-values of several tests for their number, so that of the tests that are called significant only a small share is expected to be
/// wrong.
/// </summary>
public static class FalseDiscoveryRate
{
    /// <summary>
    /// The q-values of Benjamini and Hochberg: q of the i-th smallest of m p-values is min over j >= i of p(j) m / j, at most 1. To call every test with
    /// q at or below a level significant keeps the expected share of false ones among them at or below that level, where the tests are independent
    /// or depend on each other positively.
    /// </summary>
    /// <remarks>
    /// Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate: a practical and powerful approach to multiple testing", Journal of the
    /// Royal Statistical Society B 57, 289-300 (1995), procedure (1), written as adjusted p-values.
    /// </remarks>
    /// <param name="pValues">The p-values of all tests that were done, significant or not, in any order; from 0 to 1.</param>
    /// <returns>The q-value of each, in the order of <paramref name="pValues"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not a number from 0 to 1.</exception>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        int count = pValues.Count;
        foreach (double p in pValues)
        {
            if (!(p is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "A p-value lies from 0 to 1.");
            }
        }

        var qValues = new double[count];
        double smallest = 1;
        int rank = count;
        foreach (int i in Enumerable.Range(0, count).OrderByDescending(i => pValues[i]))
        {
            smallest = Math.Min(smallest, pValues[i] * count / rank);
            qValues[i] = smallest;
            rank--;
        }

        return qValues;
    }
}
