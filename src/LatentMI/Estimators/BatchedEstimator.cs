using System.Diagnostics;
using System.Globalization;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Estimators;

/// <summary>
/// Estimates mutual information batch by batch and takes the mean over rows: for estimators whose time grows with the square of the rows.
/// </summary>
/// <remarks>
/// The n rows are dealt at random to the fewest batches that are not larger than is allowed; the batches' sizes differ by at most one. A batch is
/// estimated as if it were all there is, so that what is biased for few rows stays so for any number of them.
/// </remarks>
public sealed class BatchedEstimator : IMutualInformationEstimator
{
    private readonly IMutualInformationEstimator _estimator;
    private readonly int _batchRows;
    private readonly ulong _seed;

    /// <summary>Creates an estimator.</summary>
    /// <param name="estimator">What estimates a batch.</param>
    /// <param name="batchRows">The largest number of rows of a batch; at least 2.</param>
    /// <param name="seed">The seed of the dealing.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchRows"/> is less than 2.</exception>
    public BatchedEstimator(IMutualInformationEstimator estimator, int batchRows, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchRows, 2);
        _estimator = estimator;
        _batchRows = batchRows;
        _seed = seed;
    }

    /// <inheritdoc cref="IMutualInformationEstimator.Estimate"/>
    /// <exception cref="InputException">Also where a batch by itself cannot be used.</exception>
    public BatchedEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        long start = Stopwatch.GetTimestamp();
        PairedSamples.Validate(x, y, 2, "batches");
        int[] order = new RandomStream(_seed, RandomPurpose.EstimationBatches).NextPermutation(x.Count);
        var pointwise = new double[x.Count];
        var batches = new MutualInformationEstimate[(x.Count + _batchRows - 1) / _batchRows];
        for (int batch = 0; batch < batches.Length; batch++)
        {
            int first = (int)((long)x.Count * batch / batches.Length);
            int end = (int)((long)x.Count * (batch + 1) / batches.Length);
            int[] rows = order[first..end];

            // In row order, so that one batch of all rows is the same as no batches.
            Array.Sort(rows);
            MutualInformationEstimate estimate = EstimateBatch(x.ViewRows(rows), y.ViewRows(rows), cancellationToken);
            batches[batch] = estimate;
            for (int i = 0; i < rows.Length; i++)
            {
                pointwise[rows[i]] = estimate.PointwiseBits[i];
            }
        }

        return new BatchedEstimate
        {
            Estimator = batches[0].Estimator,
            Bits = batches.Sum(batch => batch.Bits * batch.EstimatedCount) / batches.Sum(batch => batch.EstimatedCount),
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = pointwise,
            Seed = _seed,
            Threads = batches[0].Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = EstimateWarning.Join(batches.SelectMany(batch => batch.Warnings), batches.Length, "batches"),
            BatchRows = _batchRows,
            Batches = batches,
        };
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    private MutualInformationEstimate EstimateBatch(Samples x, Samples y, CancellationToken cancellationToken)
    {
        try
        {
            return _estimator.Estimate(x, y, cancellationToken);
        }
        catch (InputException e)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"In a batch of {OneLine.Count(x.Count, "row")}: {e.Message}"), e);
        }
    }
}
