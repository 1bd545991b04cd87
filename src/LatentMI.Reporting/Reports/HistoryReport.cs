using System.Text.Json.Serialization;
using LatentMI.Studies.Lags;
using LatentMI.Studies.Transfer;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi transfer</c> says of one quantity: a transfer entropy, or active information storage.</summary>
/// <param name="Quantity"><c>x-to-y</c>, <c>y-to-x</c>, <c>storage-x</c> or <c>storage-y</c>.</param>
/// <param name="Bits">The estimate; null where it is not finite.</param>
/// <param name="AtLeastBits">The lower bound in its place; null where the rows can show the value.</param>
/// <param name="Ci95Bits">The lower and the upper end of the 95 % interval; null where there is none.</param>
/// <param name="StandardErrorBits">Its standard error; null where there is none.</param>
/// <param name="PValue">The p-value; null where nothing was tested.</param>
/// <param name="ThresholdBits">The bits above which it is at most 0.05; null where nothing was tested, or by too few surrogates.</param>
/// <param name="NullBits">The estimate of each surrogate; null where nothing was tested.</param>
public sealed record HistoryReport(
    string Quantity,
    double? Bits,
    double? AtLeastBits,
    IReadOnlyList<double>? Ci95Bits,
    double? StandardErrorBits,
    double? PValue,
    double? ThresholdBits,
    IReadOnlyList<double?>? NullBits)
{
    /// <summary>The lower bound where there is one, else the estimate.</summary>
    [JsonIgnore]
    public double? ShownBits => AtLeastBits ?? Bits;

    /// <summary>The mean of the surrogates' estimates, what chance and the estimator's bias make of a source that has nothing to do with the target; null where nothing was tested.</summary>
    [JsonIgnore]
    public double? NullMeanBits => NullBits?.Average();

    /// <summary>Describes an estimate.</summary>
    /// <param name="quantity">What it is of.</param>
    /// <param name="estimate">The estimate.</param>
    public static HistoryReport Describe(string quantity, HistoryEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        LagTest? test = estimate.Test;
        return new(
            quantity,
            Finite.OrNull(estimate.Bits),
            Finite.OrNull(estimate.AtLeastBits),
            Finite.Ends(estimate.Interval),
            Finite.OrNull(estimate.Interval?.StandardError),
            estimate.PValue,
            Finite.OrNull(test?.ThresholdBits),
            test is null ? null : [.. test.NullMaxima.Select(bits => Finite.OrNull(bits))]);
    }
}
