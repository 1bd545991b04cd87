using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;
using LatentMI.Studies.Lags;

namespace LatentMI.Studies.Transfer;

/// <summary>What the past of a series tells of the present of one: a transfer entropy, or active information storage.</summary>
/// <param name="Bits">The estimate, which is the statistic of the test.</param>
/// <param name="AtLeastBits">The lower bound in the place of the estimate, where the rows can show no more; otherwise null.</param>
/// <param name="Interval">The 95 % interval; null where the estimator has none, or not for these rows.</param>
public sealed record HistoryEstimate(double Bits, double? AtLeastBits, ConfidenceInterval? Interval)
{
    /// <summary>The test whether the source's past tells anything: the estimates of moved sources; null where none was made.</summary>
    public LagTest? Test { get; init; }

    /// <summary>The chance of so many bits where the source has nothing to do with the target; null where nothing was tested.</summary>
    public double? PValue => Test?.PValue(Bits);

    /// <summary>The lower bound where there is one, else the estimate.</summary>
    public double ShownBits => AtLeastBits ?? Bits;

    /// <summary>What an estimate says.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="hasInterval">Whether the rows tell how far it may be off.</param>
    internal static HistoryEstimate Of(InformationEstimate estimate, bool hasInterval)
    {
        var latent = estimate as LatentMiEstimate;
        ConfidenceInterval? interval = latent?.Interval ?? (estimate as ConditionalLatentMiEstimate)?.Interval;
        return new HistoryEstimate(
            estimate.Bits, latent?.AtLeastBits, hasInterval && interval is { } known && double.IsFinite(known.StandardError) ? interval : null);
    }
}
