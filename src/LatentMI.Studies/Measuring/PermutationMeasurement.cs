using LatentMI.Inference;
using LatentMI.Pairing;
using LatentMI.Settings;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Measuring;

/// <summary>
/// An estimate, and the p-value of independence by <see cref="PermutationTest"/>: the estimator runs again on data whose rows of X were shuffled.
/// </summary>
/// <param name="estimator">The estimator.</param>
/// <param name="permutations">B, the number of shuffled data sets.</param>
public sealed class PermutationMeasurement(EstimatorMeasurement estimator, int permutations) : IMeasurement
{
    /// <inheritdoc/>
    public string Name => estimator.Name;

    /// <inheritdoc/>
    public ParameterSet Parameters
    {
        get
        {
            var set = new ParameterSet { { CommonSettings.Permutations.RecordName, permutations } };
            set.AddRange(estimator.Parameters);
            return set;
        }
    }

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        Measured measured = estimator.Measure(data, seed, threads, cancellationToken);
        PermutationTestResult test = PermutationTest.RunPipeline(
            estimator.CreateEstimator(seed, threads),
            measured.EstimateBits!.Value,
            data.X,
            data.Y,
            new PermutationTestOptions { Permutations = permutations, Seed = seed },
            progress: null,
            cancellationToken);
        measured.Details.Add(EstimateDetails.PValue, test.PValue);
        return measured with { Series = new Dictionary<string, double[]> { ["shuffled_bits"] = [.. test.NullBits] } };
    }
}
