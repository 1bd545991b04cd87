using System.Diagnostics;
using System.Globalization;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>How the estimate depends on the number of rows: where it still rises with the last rows, more rows would change it.</summary>
/// <remarks>
/// <para>
/// The rows are put into a random order and cut into four quarters. Estimates are made of three quarters by themselves, of both halves, of the first
/// three quarters together, and of all rows: the parts are nested, and those of one size share no row. Each is estimated as if it were all there is.
/// </para>
/// <para>
/// With <see cref="LatentEstimate.TimeSeriesBlock"/> the rows stay in their order, so that each part is a stretch of the series; with
/// <see cref="LatentEstimate.Groups"/> those of a group stay side by side.
/// </para>
/// </remarks>
public sealed class SampleSizeCurve
{
    private const int Quarters = 4;

    // First quarter and number of quarters of the parts, size by size; the whole comes last and is not among them.
    private static readonly (int First, int Length)[] Parts = [(0, 1), (1, 1), (2, 1), (0, 2), (2, 2), (0, 3)];

    /// <summary>Makes a curve of points.</summary>
    /// <param name="points">The points, in the order of their rows.</param>
    public SampleSizeCurve(IReadOnlyList<SampleSizePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        Points = points;
    }

    /// <summary>The points, in the order of their rows; the last is the estimate of all rows.</summary>
    public IReadOnlyList<SampleSizePoint> Points { get; }

    /// <summary>
    /// The standard deviation in bits of the estimate of a single row, so to speak: pooled over all sizes that have several parts, under the rule that
    /// the variance of an estimate falls with the number of its rows. Null where no size has several parts.
    /// </summary>
    internal double? SpreadOfOneRow
    {
        get
        {
            SampleSizePoint[] spread = [.. Points.Where(point => point.StandardDeviationBits is not null)];
            int freedom = spread.Sum(point => point.Parts - 1);
            double squares = spread.Sum(point => (point.Parts - 1) * point.Rows * point.StandardDeviationBits!.Value * point.StandardDeviationBits.Value);
            return freedom == 0 ? null : Math.Sqrt(squares / freedom);
        }
    }

    /// <summary>Estimates the parts.</summary>
    /// <param name="estimate">The estimate of all rows; the parts are estimated with its settings.</param>
    /// <param name="x">The rows of X that it was made from.</param>
    /// <param name="y">The rows of Y that it was made from.</param>
    /// <param name="progress">Told after every part, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">A part by itself cannot be used, such as one that has too few rows.</exception>
    public static SampleSizeCurve Run(
        LatentEstimate estimate,
        Samples x,
        Samples y,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        PairedSamples.ValidateCounts(x, y);
        long start = Stopwatch.GetTimestamp();
        int[] order = Order(estimate, x.Count);
        var done = new List<(int Quarters, int Rows, double Bits)>();
        foreach ((int first, int length) in Parts)
        {
            int[] rows = order[Cut(x.Count, first)..Cut(x.Count, first + length)];
            Array.Sort(rows);
            done.Add((length, rows.Length, Estimate(estimate, x, y, rows, cancellationToken)));
            progress?.Report(new InferenceProgress(done.Count, Parts.Length, Stopwatch.GetElapsedTime(start)));
        }

        return new SampleSizeCurve(
        [
            .. done.GroupBy(part => part.Quarters).Select(size => Summarize(size.Min(part => part.Rows), [.. size.Select(part => part.Bits)])),
            Summarize(x.Count, [estimate.Bits]),
        ]);
    }

    private static int Cut(int rows, int quarter) => (int)((long)rows * quarter / Quarters);

    private static int[] Order(LatentEstimate estimate, int rows)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        if (estimate.TimeSeriesBlock is null or 1)
        {
            new RandomStream(estimate.Seed, RandomPurpose.SampleSizeParts).ShuffleTogether(order, estimate.Groups?.OfRows.ToArray());
        }

        return order;
    }

    private static double Estimate(LatentEstimate whole, Samples x, Samples y, int[] rows, CancellationToken cancellationToken)
    {
        try
        {
            ILatentEstimator estimator = whole.EstimatorFor(whole.Groups?.SelectRows(rows));
            return estimator.Estimate(x.ViewRows(rows), y.ViewRows(rows), progress: null, cancellationToken).Bits;
        }
        catch (InputException e)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"The curve over the number of rows, in a part of {OneLine.Count(rows.Length, "row")}: {e.Message}"), e);
        }
    }

    private static SampleSizePoint Summarize(int rows, double[] bits)
    {
        double mean = bits.Average();
        double squares = bits.Sum(value => (value - mean) * (value - mean));
        return new SampleSizePoint(rows, mean, bits.Length == 1 ? null : Math.Sqrt(squares / (bits.Length - 1)), bits.Length);
    }
}
