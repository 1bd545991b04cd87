using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Discrete;

/// <summary>The mutual information of labels by counts, with the bias of finitely many rows removed.</summary>
/// <remarks>
/// <para>
/// A row of any number of columns is one label, equal to another where all columns are. With n(x,y) the rows of a pair of labels, the plug-in pointwise
/// value of a row is log2(n n(x,y) / (n(x) n(y))), their mean I. It is too high: by its mean E over all re-pairings of the rows where X and Y are independent
/// (N. X. Vinh, J. Epps, J. Bailey, JMLR 11, 2837, 2010, give it in closed form), and by next to nothing where the side of less entropy, U, follows from the
/// other. The estimate is (I - E) / (1 - E / U), or I less the first-order bias of the pairs of labels that are seen (G. A. Miller, 1955) where that is less;
/// every pointwise value is less the difference to I.
/// </para>
/// <para>
/// It is symmetric in X and Y, does not depend on the names of labels, is 0 in the mean for independent labels, and never above U. Where E is above a
/// quarter of U, counts cannot know, and the warning <c>sparse-counts</c> says so.
/// </para>
/// </remarks>
public sealed class DiscreteEstimator : IMutualInformationEstimator
{
    // Above this share of rows whose label no other row has, the counts tell nothing.
    private const double LargestShareOfSingles = 0.9;

    /// <inheritdoc cref="IMutualInformationEstimator.Estimate"/>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Estimators are used alike, whether they have settings or not.")]
    public DiscreteEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        long start = Stopwatch.GetTimestamp();
        PairedSamples.Validate(x, y, 2, "counts of labels");
        return Describe(CountedInformation.Find(x, y, cancellationToken), x, y, start);
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    /// <summary>The estimate of labels that were counted.</summary>
    /// <param name="counted">The counts.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="start">When the work began, as a time stamp.</param>
    internal static DiscreteEstimate Describe(CountedInformation counted, Samples x, Samples y, long start) => new()
    {
        Estimator = "discrete",
        Bits = counted.Bits,
        SampleCount = x.Count,
        DimensionsX = x.Dimensions,
        DimensionsY = y.Dimensions,
        PointwiseBits = counted.PointwiseBits,
        Seed = 0,
        Threads = 1,
        Elapsed = Stopwatch.GetElapsedTime(start),
        Warnings = [.. Warnings(counted)],
        Interval = ConfidenceInterval.Around(counted.Bits, counted.StandardErrorBits),
        PlugInBits = counted.PlugInBits,
        ChanceBits = counted.ChanceBits,
        LabelsX = counted.X.Counts.Length,
        LabelsY = counted.Y.Counts.Length,
        LabelsJoint = counted.Pairs.Counts.Length,
    };

    private static EstimateWarning[] Warnings(CountedInformation counted)
    {
        EstimateWarning[] singles = [.. FindSingles(counted.X, "X"), .. FindSingles(counted.Y, "Y")];
        return singles.Length > 0 || !counted.IsSparse
            ? singles
            : [new EstimateWarning("sparse-counts", string.Create(
                CultureInfo.InvariantCulture,
                $"Paired at random, these labels show {counted.ChanceBits:F2} of at most {counted.MostBits:F2} bits, so counts of {counted.X.OfRow.Length} rows can hardly distinguish "
                + $"dependence from chance, and the interval is wide: use coarser labels or more rows; if the columns are quantities, use the default estimator with LatentMiOptions.Labels = LabelSides.None."))];
    }

    private static IEnumerable<EstimateWarning> FindSingles(RowLabels labels, string side)
    {
        int singles = labels.Counts.Count(count => count == 1);
        if (singles > LargestShareOfSingles * labels.OfRow.Length)
        {
            yield return new EstimateWarning("unique-labels", string.Create(
                CultureInfo.InvariantCulture,
                $"{singles} of {labels.OfRow.Length} rows of {side} equal no other row, so counts say nothing; "
                + $"use an estimator of continuous data, or coarser labels."));
        }
    }
}
