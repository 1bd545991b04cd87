using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;

namespace LatentMI.Studies.Measuring;

/// <summary>An estimate given Z, and its test: on learned codes, or on the raw columns.</summary>
public abstract class ConditionalRun
{
    private ConditionalRun()
    {
    }

    /// <summary>Prepares an estimate.</summary>
    /// <param name="estimator"><c>lmi</c> or <c>ksg</c>.</param>
    /// <param name="given">Its settings.</param>
    /// <param name="run">Seed and threads.</param>
    public static ConditionalRun Create(EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run) => estimator is KsgDescriptor ksg
        ? new OnColumns(new ConditionalKsgEstimator(ksg.Options(given, run)), run)
        : new OnLatents(new ConditionalLatentMiEstimator(LatentSettings.Options(given, run)));

    /// <summary>Estimates.</summary>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="z">The samples of Z.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InputException">The samples cannot be estimated on.</exception>
    public ConditionalMiEstimate Estimate(Samples x, Samples y, Samples z, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken)
    {
        ConditionalMiEstimate estimate = EstimateRows(x, y, z, progress, cancellationToken);
        return estimate with { Warnings = [.. estimate.Warnings, .. EstimateChecks.FindGivenColumns(x, y, z)] };
    }

    /// <summary>Tests what was estimated by local permutations.</summary>
    /// <param name="permutations">Their number.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public abstract PermutationTestResult Test(int permutations, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken);

    /// <summary>What the parts of the estimate say about each other; null where there are none.</summary>
    /// <param name="test">Its test; null for none.</param>
    public virtual IReadOnlyList<EstimateWarning>? Diagnose(PermutationTestResult? test) => null;

    /// <summary>Estimates, without a look at columns that Z shares with a side.</summary>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="z">The samples of Z.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    protected abstract ConditionalMiEstimate EstimateRows(Samples x, Samples y, Samples z, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken);

    private static T Required<T>(T? value) => value ?? throw new InvalidOperationException("Nothing was estimated yet.");

    private sealed class OnColumns(ConditionalKsgEstimator ksg, EstimatorRun run) : ConditionalRun
    {
        private (Samples X, Samples Y, Samples Z)? _rows;

        protected override ConditionalMiEstimate EstimateRows(
            Samples x, Samples y, Samples z, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken)
        {
            _rows = (x, y, z);
            ConditionalKsgEstimate estimate = ksg.Estimate(x, y, z, cancellationToken);
            return estimate with
            {
                Warnings = [.. estimate.Warnings, .. EstimateChecks.FindAutocorrelation(x, y, run.Seed, isConditional: true, run.Threads)],
            };
        }

        public override PermutationTestResult Test(int permutations, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken)
        {
            (Samples x, Samples y, Samples z) = _rows ?? throw new InvalidOperationException("Nothing was estimated yet.");
            return LocalPermutationTest.RunOnColumns(ksg, x, y, z, permutations, progress, cancellationToken);
        }
    }

    private sealed class OnLatents(ConditionalLatentMiEstimator estimator) : ConditionalRun
    {
        private ConditionalLatentMiEstimate? _estimate;

        protected override ConditionalMiEstimate EstimateRows(
            Samples x, Samples y, Samples z, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken) =>
            _estimate = estimator.Estimate(x, y, z, progress, cancellationToken);

        public override PermutationTestResult Test(int permutations, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken) =>
            LocalPermutationTest.Run(Required(_estimate), permutations, progress, cancellationToken);

        public override IReadOnlyList<EstimateWarning>? Diagnose(PermutationTestResult? test) => ConditionalDiagnosis.Find(Required(_estimate), test);
    }
}
