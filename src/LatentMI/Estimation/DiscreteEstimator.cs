using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LatentMI;

/// <summary>The plug-in mutual information of labels: that of the distribution in which every pair of labels has the share of rows it is seen in.</summary>
/// <remarks>
/// <para>
/// A row of any number of columns is one label, equal to another where all columns are. With n(x,y) the rows of a pair of labels, the pointwise
/// value of a row is log2(n n(x,y) / (n(x) n(y))), and the estimate is the mean over rows. It is symmetric in X and Y, and never negative.
/// </para>
/// <para>
/// Too high on average: by (K - Kx - Ky + 1) / (2 n ln 2) bits in the first order, K, Kx, Ky the numbers of pairs and of labels that have a
/// probability above 0 (G. A. Miller, "Note on the bias of information estimates", 1955). Nothing is subtracted.
/// </para>
/// </remarks>
public sealed class DiscreteEstimator : IMutualInformationEstimator
{
    // Above this share of rows whose label no other row has, the counts tell nothing: the estimate is near its largest value, log2 n, for any data.
    private const double LargestShareOfSingles = 0.9;

    /// <inheritdoc cref="IMutualInformationEstimator.Estimate"/>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Estimators are used alike, whether they have settings or not.")]
    public DiscreteEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        long start = Stopwatch.GetTimestamp();
        PairedSamples.Validate(x, y, 2, "counts of labels");
        RowLabels labelsX = RowLabels.Find(x, cancellationToken);
        RowLabels labelsY = RowLabels.Find(y, cancellationToken);
        RowLabels pairs = RowLabels.Find(labelsX.OfRow.Zip(labelsY.OfRow).ToArray());
        var bits = new double[x.Count];
        for (int i = 0; i < bits.Length; i++)
        {
            double ofBoth = (double)labelsX.Counts[labelsX.OfRow[i]] * labelsY.Counts[labelsY.OfRow[i]];
            bits[i] = Math.Log2((double)bits.Length * pairs.Counts[pairs.OfRow[i]] / ofBoth);
        }

        return new DiscreteEstimate
        {
            Estimator = "discrete",
            Bits = bits.Sum() / bits.Length,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = bits,
            PointwiseMask = Enumerable.Repeat(true, x.Count).ToArray(),
            Seed = 0,
            Threads = 1,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = [.. FindSingles(labelsX, "X"), .. FindSingles(labelsY, "Y")],
            LabelsX = labelsX.Counts.Length,
            LabelsY = labelsY.Counts.Length,
            LabelsJoint = pairs.Counts.Length,
        };
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    private static IEnumerable<EstimateWarning> FindSingles(RowLabels labels, string side)
    {
        int singles = labels.Counts.Count(count => count == 1);
        if (singles > LargestShareOfSingles * labels.OfRow.Length)
        {
            yield return new EstimateWarning("unique-labels", string.Create(
                CultureInfo.InvariantCulture,
                $"{singles} of {labels.OfRow.Length} rows of {side} equal no other row, so counts say nothing and the estimate is far too high; "
                + $"use an estimator of continuous data, or coarser labels."));
        }
    }
}
