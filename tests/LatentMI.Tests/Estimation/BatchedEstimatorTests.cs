using LatentMI.Estimators;
using LatentMI.Estimators.Ksg;

namespace LatentMI.Tests.Estimation;

public sealed class BatchedEstimatorTests
{
    private static readonly KsgEstimator Ksg = new();

    [Fact]
    public void One_batch_of_all_rows_is_no_batch()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 2, 0.7);
        Assert.Equal(Ksg.Estimate(x, y, TestContext.Current.CancellationToken).PointwiseBits, Estimate(x, y, 100).PointwiseBits);
    }

    [Fact]
    public void Every_row_is_in_one_batch_and_sizes_differ_by_at_most_one()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(205, 2, 0.7);
        BatchedEstimate estimate = Estimate(x, y, 100);
        Assert.Equal([68, 68, 69], estimate.Batches.Select(batch => batch.SampleCount).Order());
        Assert.All(estimate.PointwiseBits, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(estimate.PointwiseBits.Average(), estimate.Bits, 1e-12);
        Assert.Equal(("ksg", 205, 205, 100), (estimate.Estimator, estimate.SampleCount, estimate.EstimatedCount, estimate.BatchRows));
    }

    [Fact]
    public void Sorted_rows_are_dealt_at_random()
    {
        // In file order a batch would see a narrow range of X and hardly any dependence.
        (Samples x, Samples y) = KsgWays.Gaussian(2000, 1, 0.9);
        int[] order = [.. Enumerable.Range(0, 2000).OrderBy(i => x[i, 0])];
        Assert.Equal(-0.5 * Math.Log2(1 - 0.81), Estimate(x.SelectRows(order), y.SelectRows(order), 500).Bits, 0.15);
    }

    [Fact]
    public void Batches_too_small_for_the_estimator_are_refused()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 1, 0.9);
        string message = Assert.Throws<InputException>(() => Estimate(x, y, 3)).Message;
        Assert.StartsWith("In a batch of 2 rows: X has too few rows, 2: the 3 nearest neighbors", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchedEstimator(Ksg, 1, 0));
    }

    private static BatchedEstimate Estimate(Samples x, Samples y, int batchRows) =>
        new BatchedEstimator(Ksg, batchRows, seed: 1).Estimate(x, y, TestContext.Current.CancellationToken);
}
