using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Inference;

/// <summary>
/// How much more one estimate says than another of the same rows, such as I(X1;Y) - I(X2;Y) of two embeddings of the same items. What a row adds to both cancels in the difference, which
/// can therefore be known better than two separate intervals tell.
/// </summary>
/// <param name="Bits">The difference of the values, in bits.</param>
/// <param name="StandardError">Its standard error over rows, in bits; infinite where the rows are a single group.</param>
/// <param name="Lower">The lower end of its interval; -infinity where the other value is a lower bound.</param>
/// <param name="Upper">The upper end; infinity where the first value is a lower bound.</param>
public readonly record struct EstimateDifference(double Bits, double StandardError, double Lower, double Upper)
{
    private const double Level = 0.95;

    /// <summary>
    /// The difference of two values that are each the mean of estimates with different seeds. With d_i the difference of the held-out log density ratios of row i, its variance is that of the mean of d
    /// over rows (over groups, or blocks of a time series, where there are any), the noise of nearest neighbors, and what the calibration of either may be off by. An end of the interval lies as many standard errors away as the level
    /// demands, and as much farther as an interval of the values reaches beyond their own standard errors: upward by what the maps of the first may miss, downward by what those of the second may.
    /// </summary>
    /// <param name="first">The estimates of one value, at least one.</param>
    /// <param name="second">The estimates of the other, of the same rows with the same groups.</param>
    /// <param name="comparisons">How many differences are looked at together; their intervals hold all at once with 95 % (C. E. Bonferroni, 1936).</param>
    /// <exception cref="ArgumentException">There are no estimates, they are of different numbers of rows, or no row has both values.</exception>
    public static EstimateDifference Between(IReadOnlyList<LatentMiEstimate> first, IReadOnlyList<LatentMiEstimate> second, int comparisons = 1)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfLessThan(comparisons, 1);
        if (first.Count == 0 || second.Count == 0 || first.Concat(second).Any(estimate => estimate.SampleCount != first[0].SampleCount))
        {
            throw new ArgumentException("Both values need estimates of the same rows.", nameof(second));
        }

        double errors = -Normal.InvCDF(0, 1, (1 - Level) / 2 / comparisons);
        double bits = first.Average(estimate => estimate.Bits) - second.Average(estimate => estimate.Bits);
        double standardError = StandardErrorOf(first, second, errors);
        double above = Reach(first, Beyond.Above) + Reach(second, Beyond.Below);
        double below = Reach(first, Beyond.Below) + Reach(second, Beyond.Above);
        return new EstimateDifference(bits, standardError, bits - (errors * standardError) - below, bits + (errors * standardError) + above);
    }

    /// <summary>How much more the other says.</summary>
    public EstimateDifference Reversed() => new(-Bits, StandardError, -Upper, -Lower);

    private enum Beyond
    {
        Above,
        Below,
    }

    /// <summary>The standard error; of few rows or groups, one whose normal interval covers as that of Student's t does.</summary>
    private static double StandardErrorOf(IReadOnlyList<LatentMiEstimate> first, IReadOnlyList<LatentMiEstimate> second, double errors)
    {
        double[] differences =
        [
            .. Enumerable.Range(0, first[0].SampleCount)
                .Select(row => first.Average(estimate => Influence(estimate)[row]) - second.Average(estimate => Influence(estimate)[row])),
        ];
        int[] rows = [.. Enumerable.Range(0, differences.Length).Where(row => !double.IsNaN(differences[row]))];
        if (rows.Length == 0)
        {
            throw new ArgumentException("No row has a value in both estimates.", nameof(second));
        }

        int block = first.Concat(second).Max(estimate => estimate.TimeSeriesBlock ?? 1);
        int[]? groups = first[0].Groups is { } together ? [.. rows.Select(row => together.OfRows[row])]
            : block > 1 ? [.. rows.Select(row => row / block)]
            : null;
        double[] values = [.. rows.Select(row => differences[row])];
        double sampling = ClusteredMean.Variance(values, groups) * Math.Pow(StudentErrors.Factor(errors, ClusteredMean.Count(values.Length, groups)), 2);

        // Seeds draw folds and surrogates, and err alike in what no row shows.
        return Math.Sqrt(sampling + first.Average(Beside) + second.Average(Beside));

        static IReadOnlyList<double> Influence(LatentMiEstimate estimate) => estimate.LogRatioBits ?? estimate.PointwiseBits;

        static double Beside(LatentMiEstimate estimate) => estimate.NeighborVariance + estimate.UnseenVariance;
    }

    /// <summary>How far intervals reach beyond their own standard errors, in the mean over seeds; infinity above a lower bound, and where there is no interval.</summary>
    private static double Reach(IReadOnlyList<LatentMiEstimate> estimates, Beyond end) => estimates.Average(estimate => estimate.Interval is { } interval
        ? Math.Max(0, (end == Beyond.Above ? interval.Upper - estimate.Bits : estimate.Bits - interval.Lower) - (ConfidenceInterval.StandardErrors * interval.StandardError))
        : double.PositiveInfinity);
}
