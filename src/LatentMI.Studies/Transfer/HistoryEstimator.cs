using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Settings;

namespace LatentMI.Studies.Transfer;

/// <summary>Estimates of what histories tell of the present, by one estimator.</summary>
/// <param name="estimator"><c>lmi</c>, <c>ksg</c> or <c>gaussian</c>.</param>
/// <param name="given">Its settings.</param>
/// <param name="run">Seed, threads and the groups of rows.</param>
internal sealed class HistoryEstimator(EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run)
{
    // The rows are kept together by groups.
    private readonly ParameterSet _given = given.Without(CommonSettings.TimeSeries.RecordName);

    /// <summary>I(source's past; target | target's past).</summary>
    /// <param name="source">The past of the source.</param>
    /// <param name="target">The present of the target.</param>
    /// <param name="own">The past of the target.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public InformationEstimate Transfer(Samples source, Samples target, Samples own, CancellationToken cancellationToken) => estimator switch
    {
        LatentMiDescriptor => new ConditionalLatentMiEstimator(LatentSettings.Options(_given, run)).Estimate(source, target, own, progress: null, cancellationToken),
        KsgDescriptor ksg => new ConditionalKsgEstimator(ksg.Options(_given, run)).Estimate(source, target, own, cancellationToken),
        _ => OfGaussian(source, target, own, cancellationToken),
    };

    /// <summary>I(own past; present).</summary>
    /// <param name="own">The past of a series.</param>
    /// <param name="present">Its present.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public InformationEstimate Storage(Samples own, Samples present, CancellationToken cancellationToken) =>
        estimator.Create(_given, run with { Labels = present.AreLabels ? Preparing.LabelSides.Both : null }).Estimate(own, present, cancellationToken);

    /// <summary>
    /// By the chain rule, I(target; source, own) - I(target; own), as each term is freed of its bias exactly where the series are Gaussian: J. Geweke, "Measurement of
    /// linear dependence and feedback between multiple time series", Journal of the American Statistical Association 77, 304 (1982), of which this is half, in bits.
    /// </summary>
    private MutualInformationEstimate OfGaussian(Samples source, Samples target, Samples own, CancellationToken cancellationToken)
    {
        IMutualInformationEstimator gaussian = estimator.Create(_given, run);
        MutualInformationEstimate joint = gaussian.Estimate(target, Samples.Join([source, own]), cancellationToken);
        MutualInformationEstimate single = gaussian.Estimate(target, own, cancellationToken);
        return joint with { Bits = joint.Bits - single.Bits };
    }
}
