using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Preparing;

namespace LatentMI.Studies.Synergy;

/// <summary>Estimates the terms of a study by one estimator.</summary>
/// <param name="estimator">The estimator.</param>
/// <param name="given">Its settings.</param>
/// <param name="run">Seed, threads and the groups of rows.</param>
internal sealed class SynergyEstimator(EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run)
{
    /// <summary>The mutual information of a side and others joined.</summary>
    /// <param name="side">The one side.</param>
    /// <param name="others">The others.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public InformationEstimate Estimate(Samples side, IReadOnlyList<Samples> others, CancellationToken cancellationToken)
    {
        Samples joined = Samples.Join(others);
        IMutualInformationEstimator one = estimator.Create(given, run with { Labels = LabelsOf(side.AreLabels, joined.AreLabels) });

        // Joined sides have the same weight there, however many columns each has.
        return one is LatentMiEstimator latent
            ? latent.EstimateJoined(side, others, cancellationToken: cancellationToken)
            : one.Estimate(side, others is [var only] ? only : joined, cancellationToken);
    }

    /// <summary>I(source;target|others), where the estimator has it apart from the others; else null.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="others">The other sources.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public InformationEstimate? Given(Samples source, Samples target, IReadOnlyList<Samples> others, CancellationToken cancellationToken) => estimator is KsgDescriptor ksg
        ? new ConditionalKsgEstimator(ksg.Options(given, run)).Estimate(source, target, Samples.Join(others), cancellationToken)
        : null;

    private static LabelSides? LabelsOf(bool isX, bool isY) => (isX, isY) switch
    {
        (true, true) => LabelSides.Both,
        (true, false) => LabelSides.X,
        (false, true) => LabelSides.Y,
        _ => null,
    };
}
