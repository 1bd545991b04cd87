using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Preparing;
using LatentMI.Settings;
using LatentMI.Studies.Measuring;

namespace LatentMI.Studies.Transfer;

/// <summary>Estimates of what histories tell of the present, by one estimator.</summary>
/// <param name="estimator"><c>lmi</c>, <c>ksg</c> or <c>gaussian</c>.</param>
/// <param name="given">Its settings.</param>
/// <param name="run">Seed, threads and the groups of rows.</param>
internal sealed class HistoryEstimator(EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run)
{
    // What rows remember is measured once, for all estimates.
    private const string AutocorrelatedRows = "autocorrelated-rows";

    private readonly ParameterSet _given = given.Without(CommonSettings.TimeSeries.RecordName);

    /// <summary>I(source's past; target | target's past).</summary>
    /// <param name="source">The past of the source.</param>
    /// <param name="target">The present of the target.</param>
    /// <param name="own">The past of the target.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public (HistoryEstimate Estimate, IReadOnlyList<EstimateWarning> Warnings) Transfer(Samples source, Samples target, Samples own, CancellationToken cancellationToken)
    {
        if (estimator is GaussianDescriptor)
        {
            return OfGaussian(source, target, own, cancellationToken);
        }

        ConditionalMiEstimate estimate = ConditionalRun.Create(estimator, _given, run).Estimate(source, target, own, progress: null, cancellationToken);
        return (new HistoryEstimate(estimate.Bits, AtLeastBits: null, Finite((estimate as ConditionalLatentMiEstimate)?.Interval)), WarningsOf(estimate, source, target));
    }

    /// <summary>I(own past; present).</summary>
    /// <param name="own">The past of a series.</param>
    /// <param name="present">Its present.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public (HistoryEstimate Estimate, IReadOnlyList<EstimateWarning> Warnings) Storage(Samples own, Samples present, CancellationToken cancellationToken)
    {
        MutualInformationEstimate estimate = estimator.Create(_given, run with { Labels = present.AreLabels ? LabelSides.Both : null }).Estimate(own, present, cancellationToken);
        var latent = estimate as LatentMiEstimate;
        return (new HistoryEstimate(estimate.Bits, latent?.AtLeastBits, Finite(latent?.Interval)), WarningsOf(estimate, own, present));
    }

    /// <summary>By the chain rule I(target; source, own) - I(target; own), which is exact where each term is: J. Geweke, Journal of the American Statistical Association 77, 304 (1982).</summary>
    private (HistoryEstimate Estimate, IReadOnlyList<EstimateWarning> Warnings) OfGaussian(Samples source, Samples target, Samples own, CancellationToken cancellationToken)
    {
        IMutualInformationEstimator gaussian = estimator.Create(_given, run);
        MutualInformationEstimate joint = gaussian.Estimate(target, DelayEmbedding.Join(source, own), cancellationToken);
        MutualInformationEstimate single = gaussian.Estimate(target, own, cancellationToken);
        return (new HistoryEstimate(joint.Bits - single.Bits, AtLeastBits: null, Interval: null), WarningsOf(joint, source, target));
    }

    private static ConfidenceInterval? Finite(ConfidenceInterval? interval) => interval is { } known && double.IsFinite(known.StandardError) ? interval : null;

    private static IReadOnlyList<EstimateWarning> WarningsOf(InformationEstimate estimate, Samples x, Samples y) =>
        [.. EstimateChecks.AddTo(estimate, x, y).Warnings.Where(warning => warning.Id != AutocorrelatedRows)];
}
