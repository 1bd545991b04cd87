using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Pairing;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Sweeps;

/// <summary>An estimate, and the p-value of independence where one is asked for.</summary>
/// <param name="name">The estimator's name in records.</param>
/// <param name="parameters">Every setting that was given, but the seed.</param>
/// <param name="create">Makes the estimator of a seed and a number of threads.</param>
/// <param name="test">The permutation test of a seed; null for none.</param>
public sealed class PairMeasurement(
    string name,
    ParameterSet parameters,
    Func<ulong, int, IMutualInformationEstimator> create,
    Func<ulong, PermutationTestOptions>? test) : IMeasurement
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ParameterSet Parameters => parameters;

    /// <summary>The number of permutations; 0 where there is no test.</summary>
    public int Permutations => test?.Invoke(0).Permutations ?? 0;

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        PermutationTestOptions? options = test?.Invoke(seed);
        options?.RequireRows(data.X.Count);
        IMutualInformationEstimator estimator = create(seed, threads);
        MutualInformationEstimate estimate = EstimateChecks.AddTo(estimator.Estimate(data.X, data.Y, cancellationToken), data.X, data.Y);
        if (estimate is not LatentEstimate)
        {
            // Those of latents have looked.
            estimate = estimate with { Warnings = [.. estimate.Warnings, .. EstimateChecks.FindAutocorrelation(data.X, data.Y, seed, threads: threads)] };
        }

        var measured = new Measured(estimate.Bits, [.. estimate.Warnings.Select(warning => warning.Id).Distinct()])
        {
            Details = EstimateDetails.Of(estimate),
        };
        if (options is null)
        {
            return measured;
        }

        PermutationTestResult result = estimate is LatentEstimate latent
            ? PermutationTest.Run(latent, data.X, data.Y, options, progress: null, cancellationToken)
            : PermutationTest.RunPipeline(estimator, estimate.Bits, data.X, data.Y, options, progress: null, cancellationToken);
        measured.Details.Add(EstimateDetails.PValue, result.PValue);
        return measured with { Series = new Dictionary<string, double[]> { ["null_bits"] = [.. result.NullBits] } };
    }
}
