using LatentMI.Calibrating;
using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.Preparing;
using static System.FormattableString;

namespace LatentMI.Inference;

/// <summary>Estimates that cannot be right, whatever X and Y share: above a bound that the data themselves set.</summary>
internal static class ImpossibleValues
{
    /// <summary>Three standard errors: chance exceeds a bound that is just met in one of 700 data sets.</summary>
    private const double StandardErrors = 3;

    /// <summary>
    /// Nearest neighbors may find this many times what a ratio finds on held-out rows, and as many bits more, before that is remarkable: ratios are slow to
    /// learn curves. Of 1,000 pairs with y = sin(3x) + noise the estimate is 1.42 bits and the best ratio finds 0.92.
    /// </summary>
    private const double HeldOutFactor = 2;
    private const double HeldOutMargin = 0.25;

    /// <summary>Finds what cannot be.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    public static IEnumerable<EstimateWarning> Find(InformationEstimate estimate, Samples x, Samples y)
    {
        EstimateWarning?[] found = [AboveEntropy(estimate, x, "X"), AboveEntropy(estimate, y, "Y"), AboveRows(estimate), FarFromHeldOut(estimate)];
        return found.OfType<EstimateWarning>();
    }

    /// <summary>
    /// No information is above the entropy of a side that takes few values: that of the counts, which is too low by some (K - 1) / 2n nats (G. A. Miller,
    /// 1955), with the standard errors of both.
    /// </summary>
    private static EstimateWarning? AboveEntropy(InformationEstimate estimate, Samples side, string name)
    {
        var labels = RowLabels.Find(side, CancellationToken.None);
        if (!labels.AreRepeated)
        {
            return null;
        }

        int[] counts = labels.Counts;
        int rows = side.Count;

        double entropy = counts.Sum(count => (double)count / rows * Math.Log2((double)rows / count));
        double square = counts.Sum(count => (double)count / rows * Math.Pow(Math.Log2((double)rows / count), 2));
        double missing = (counts.Length - 1) / (2 * rows * Math.Log(2));
        double variance = ((square - (entropy * entropy)) / rows) + Variance(estimate);
        return estimate.Bits > entropy + missing + (StandardErrors * Math.Sqrt(variance))
            ? new EstimateWarning("above-entropy", Invariant(
                $"{estimate.Bits:F2} bits are impossible: {name} has {counts.Length} distinct values in {rows} rows, with an entropy of {entropy + missing:F2} bits, which information cannot exceed; ")
                + "use the estimator discrete if both sides have few values, or mixed if only one does.")
            : null;
    }

    private static double Variance(InformationEstimate estimate)
    {
        if (estimate is LatentMiEstimate { Interval: { } interval })
        {
            return interval.StandardError * interval.StandardError;
        }

        double[] pointwise = [.. estimate.PointwiseBits.Where(double.IsFinite)];
        double mean = pointwise.Average();
        return pointwise.Sum(bits => (bits - mean) * (bits - mean)) / pointwise.Length / pointwise.Length;
    }

    /// <summary>
    /// Estimates without learned codes beside log2 n, as <see cref="Diagnosis"/> and the ceiling of a bound judge the others: nearest neighbors end below it,
    /// and what a fitted density or an unbounded critic says above it was not seen in the rows.
    /// </summary>
    private static EstimateWarning? AboveRows(InformationEstimate estimate)
    {
        int rows = estimate is BatchedEstimate batched ? Math.Min(batched.BatchRows, batched.SampleCount) : estimate.EstimatedCount;
        double most = Math.Log2(rows);
        if (estimate.Bits > most && estimate is GaussianEstimate or CriticEstimate)
        {
            return new EstimateWarning("above-rows", Invariant(
                $"{estimate.Bits:F2} bits are more than {most:F2}, the most that {rows} rows can show: ")
                + "the rest is extrapolated; read it as a lower bound, or use more samples.");
        }

        return estimate.Bits > most - RowsCeiling.BitsBelow && estimate is KsgEstimate or SlicedEstimate or BatchedEstimate or ConditionalKsgEstimate
            ? new EstimateWarning("near-ceiling", Invariant(
                $"{estimate.Bits:F2} bits are close to {most:F2}, the most that {rows} rows can show: ")
                + "the true value may be far larger; only more rows can show it.")
            : null;
    }

    /// <summary>An estimate on learned codes beside the best that density ratios and correlations find in rows they were not fitted to.</summary>
    private static EstimateWarning? FarFromHeldOut(InformationEstimate estimate)
    {
        if (estimate is not LatentMiEstimate { Calibration: { SurrogateCount: > 0 } calibration, Interval: { } interval } latent)
        {
            return null;
        }

        // Where dependence is strong, a few rows can ruin the mean of a ratio's logarithm; the correlations of held-out rows stand beside it.
        double ratio = calibration.Ratio == RatioKind.None ? 0 : calibration.RatioBits;
        IEnumerable<double> correlations = latent.LatentDimensionsCurve.Where(point => point.Chosen).Select(point => point.HeldOutBits);
        double found = latent.Representations.Select(score => score.HeldOutBits).Concat(correlations).Append(ratio).Where(double.IsFinite).Append(0).Max();

        // What linear recovery added was tested by re-pairings of its own, and the loss of maps by what they find with fewer rows.
        return estimate.Bits - calibration.RecoveredBits - calibration.MapLossBits > (HeldOutFactor * found) + HeldOutMargin + (2 * interval.StandardError)
            ? new EstimateWarning("far-from-held-out", Invariant(
                $"{estimate.Bits:F2} bits are far above the {found:F2} that the best density ratio or correlation finds in rows it was not fitted to: ")
                + "rows resemble each other in ways that maps cannot predict, such as copies of rows, neighbors in time or labels on both sides; check for these, "
                + "run a permutation test, and use the smaller value until then.")
            : null;
    }
}
