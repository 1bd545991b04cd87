using MathNet.Numerics.Distributions;

namespace LatentMI.Studies.Lineages;

/// <summary>Means of the values of cells in the order of a position, with standard errors that count clones and not cells.</summary>
/// <remarks>
/// Cells of a clone are alike, so that their deviations are summed before they are squared: with C clones in a window of w cells,
/// SE^2 = C / (C - 1) sum over clones of (sum over its cells of (b - mean))^2 / w^2 (the cluster-robust variance of a mean; Liang and Zeger 1986), and the
/// 95 % interval takes Student's t with C - 1 degrees of freedom. An interval holds for its window. Windows that overlap share cells and so their
/// errors: what a curve does over less than a window is no finding. What shifts all values alike, such as the error of the estimate as a whole, is not
/// in it.
/// </remarks>
public static class RollingMean
{
    /// <summary>The means of all windows of consecutive cells.</summary>
    /// <param name="positions">The position of each cell, ascending.</param>
    /// <param name="bits">The value of each cell.</param>
    /// <param name="clones">The clone of each cell.</param>
    /// <param name="window">w, the number of cells in a window, at least 2.</param>
    /// <returns>As many as there are cells, less w - 1.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or the positions do not ascend.</exception>
    /// <exception cref="InputException">There are fewer cells than a window has.</exception>
    public static IReadOnlyList<RollingPoint> Compute(
        IReadOnlyList<double> positions, IReadOnlyList<double> bits, IReadOnlyList<string> clones, int window)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(bits);
        ArgumentNullException.ThrowIfNull(clones);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        if (bits.Count != positions.Count || clones.Count != positions.Count)
        {
            throw new ArgumentException("Every cell must have a position, a value and a clone.", nameof(bits));
        }

        if (Enumerable.Range(1, Math.Max(0, positions.Count - 1)).Any(cell => !(positions[cell] >= positions[cell - 1])))
        {
            throw new ArgumentException("The positions must ascend.", nameof(positions));
        }

        if (positions.Count < window)
        {
            throw new InputException(FormattableString.Invariant(
                $"A window of {window} cells is more than the {positions.Count} that have a position and a value; use a smaller window."));
        }

        return [.. Enumerable.Range(0, positions.Count - window + 1).Select(start =>
        {
            int[] cells = [.. Enumerable.Range(start, window)];
            double mean = cells.Average(cell => bits[cell]);
            (double error, int count) = CloneMean.StandardErrorOf(cells, cell => (bits[cell] - mean) / window, clones);
            double reach = count > 1 ? StudentT.InvCDF(0, 1, count - 1, 0.975) * error : double.NaN;
            return new RollingPoint(cells.Average(cell => positions[cell]), mean, error, mean - reach, mean + reach, count);
        })];
    }

    /// <summary>The mean of the last third of the cells less that of the first, with its 95 % interval over clones.</summary>
    /// <param name="bits">The value of each cell, in the order of their positions; three or more.</param>
    /// <param name="clones">The clone of each cell.</param>
    internal static (double Bits, ConfidenceInterval Interval) Rise(IReadOnlyList<double> bits, IReadOnlyList<string> clones)
    {
        int third = bits.Count / 3;
        int[] first = [.. Enumerable.Range(0, third)];
        int[] last = [.. Enumerable.Range(bits.Count - third, third)];
        double firstMean = first.Average(cell => bits[cell]);
        double lastMean = last.Average(cell => bits[cell]);
        (double error, int count) = CloneMean.StandardErrorOf(
            [.. first, .. last], cell => (cell < third ? firstMean - bits[cell] : bits[cell] - lastMean) / third, clones);
        double rise = lastMean - firstMean;
        double reach = count > 2 ? StudentT.InvCDF(0, 1, count - 2, 0.975) * error : double.NaN;
        return (rise, new ConfidenceInterval(rise - reach, rise + reach, error));
    }
}
