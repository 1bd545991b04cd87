using LatentMI.Estimators;
using LatentMI.Estimators.Ksg;
using LatentMI.Inference;
using static System.FormattableString;

namespace LatentMI.Studies.Transfer;

/// <summary>What speaks against transfer that was estimated though nothing went wrong; docs/warnings.md lists the identifiers.</summary>
internal static class HistoryRemarks
{
    // Autoregressive pairs of known transfer: with 7 columns neighbors find a tenth too little, with 9 a quarter; docs/transfer.md.
    private const int MostOfNeighbors = 6;

    // With 14 independent rows for each column, learned codes find half or twice the transfer between twenty columns of a side; docs/transfer.md.
    private const int LeastRowsPerColumn = 20;

    /// <summary>Says that histories have more columns than the rows can tell about, or than nearest neighbors can be sought in.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="memory">What the rows remember; null where they are as good as independent.</param>
    public static IEnumerable<EstimateWarning> OfColumns(EstimatorDescriptor estimator, TransferSide x, TransferSide y, SeriesMemory? memory)
    {
        int columns = Math.Max(Joint(x, y), Joint(y, x));
        double rows = Math.Min(memory?.IndependentRows ?? double.PositiveInfinity, x.Present.Count);
        if (estimator is KsgDescriptor && columns > MostOfNeighbors)
        {
            yield return new EstimateWarning("many-history-columns", Invariant(
                $"The past of the source, the past and the present of the target have {columns} columns: among more than {MostOfNeighbors}, nearest neighbors find too little transfer where there is some, and some where there is none; use shorter histories or fewer columns, or LatentMiEstimator."));
        }
        else if (rows < LeastRowsPerColumn * columns)
        {
            yield return new EstimateWarning("many-history-columns", Invariant(
                $"The past of the source, the past and the present of the target have {columns} columns, and the rows are worth {rows:F0} independent ones, fewer than {LeastRowsPerColumn} for each: transfer may be far off; use shorter histories or fewer columns, or record longer."));
        }
    }

    /// <summary>Says that transfer is the difference of values of which the rows show no more than a lower bound.</summary>
    /// <param name="storageX">The storage of X.</param>
    /// <param name="storageY">The storage of Y.</param>
    public static IEnumerable<EstimateWarning> OfStorage(HistoryEstimate storageX, HistoryEstimate storageY)
    {
        if ((storageX.AtLeastBits ?? storageY.AtLeastBits) is not null)
        {
            yield return new EstimateWarning(
                "unresolved-storage",
                "A series tells more of its own next row than the rows can show (storage is a lower bound): transfer is a difference of such values, and may be far off, also below 0; use shorter histories or fewer columns, or record longer.");
        }
    }

    private static int Joint(TransferSide source, TransferSide target) => source.Source.Dimensions + target.Own.Dimensions + target.Present.Dimensions;
}
