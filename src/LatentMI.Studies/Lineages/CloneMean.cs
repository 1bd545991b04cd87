using MathNet.Numerics.Distributions;

namespace LatentMI.Studies.Lineages;

/// <summary>Sums and means of the values of cells, with standard errors that count clones and not cells.</summary>
/// <remarks>
/// Cells of a clone are alike, so that their deviations are summed before they are squared (the cluster-robust variance; Liang and Zeger 1986).
/// </remarks>
internal static class CloneMean
{
    /// <summary>A weighted mean m = sum w b / sum w, with the 95 % interval of Student's t with C - 1 degrees of freedom.</summary>
    /// <param name="bits">The values b.</param>
    /// <param name="weights">Their weights w.</param>
    /// <param name="clones">The clone of each.</param>
    /// <returns>The mean, its interval, SE^2 = C / (C - 1) sum over clones of (sum of w (b - m))^2 / (sum w)^2, and C, the number of clones.</returns>
    public static (double Mean, ConfidenceInterval Interval, int Clones) Of(IReadOnlyList<double> bits, IReadOnlyList<double> weights, IReadOnlyList<string> clones)
    {
        double whole = weights.Sum();
        double mean = bits.Zip(weights, (value, weight) => value * weight).Sum() / whole;
        (double error, int count) = StandardErrorOf(Enumerable.Range(0, bits.Count), i => weights[i] * (bits[i] - mean) / whole, clones);
        double reach = count > 1 ? StudentT.InvCDF(0, 1, count - 1, 0.975) * error : double.NaN;
        return (mean, new ConfidenceInterval(mean - reach, mean + reach, error), count);
    }

    /// <summary>The standard error of a sum of the parts of cells, of which those of a clone go together; NaN of one clone.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="part">The part of a cell, less what is expected of it.</param>
    /// <param name="clones">The clone of each cell.</param>
    public static (double StandardError, int Clones) StandardErrorOf(IEnumerable<int> cells, Func<int, double> part, IReadOnlyList<string> clones)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (int cell in cells)
        {
            sums[clones[cell]] = sums.GetValueOrDefault(clones[cell]) + part(cell);
        }

        double squares = sums.Values.Sum(sum => sum * sum);
        return (sums.Count < 2 ? double.NaN : Math.Sqrt(squares * sums.Count / (sums.Count - 1)), sums.Count);
    }
}
