using LatentMI.Estimators.Latent;

namespace LatentMI.Studies.Lags;

/// <summary>The information at one lag.</summary>
/// <param name="Lag">Row t of X belongs to row t + lag of Y.</param>
/// <param name="Bits">The estimate, which is the statistic of the test.</param>
/// <param name="AtLeastBits">The lower bound in the place of the estimate, where the rows can show no more; otherwise null.</param>
/// <param name="Interval">The 95 % interval; null where the estimator has none, or not for these rows.</param>
public sealed record LagPoint(int Lag, double Bits, double? AtLeastBits, ConfidenceInterval? Interval)
{
    /// <summary>
    /// The family-wise p-value: the chance that the largest of the estimates at all lags is as large as this one where X and Y are independent. Null where
    /// nothing was tested.
    /// </summary>
    public double? PValue { get; init; }

    /// <summary>The lower bound where there is one, else the estimate.</summary>
    public double ShownBits => AtLeastBits ?? Bits;

    /// <summary>What an estimate says of a lag.</summary>
    /// <param name="lag">The lag.</param>
    /// <param name="estimate">The estimate.</param>
    internal static LagPoint Of(int lag, MutualInformationEstimate estimate)
    {
        var crossFitted = estimate as LatentMiEstimate;
        return new LagPoint(
            lag, estimate.Bits, crossFitted?.AtLeastBits, crossFitted?.Interval is { } interval && double.IsFinite(interval.StandardError) ? interval : null);
    }
}
