using LatentMI.Experiments.Datasets;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Measuring;

/// <summary>
/// An estimate, and the p-value of independence: the estimator runs again on data whose rows of X were shuffled, and
/// p = (1 + #{shuffled estimate >= estimate}) / (1 + B).
/// </summary>
/// <param name="estimator">The estimator.</param>
/// <param name="permutations">B, the number of shuffled data sets.</param>
internal sealed class PermutationMeasurement(EstimatorMeasurement estimator, int permutations) : IMeasurement
{
    /// <inheritdoc/>
    public string Name => estimator.Name;

    /// <inheritdoc/>
    public ParameterSet Parameters
    {
        get
        {
            var set = new ParameterSet { { "permutations", permutations } };
            set.AddRange(estimator.Parameters);
            return set;
        }
    }

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        Measured measured = estimator.Measure(data, seed, threads, cancellationToken);
        double observed = measured.EstimateBits!.Value;
        var shuffled = new double[permutations];
        for (int b = 0; b < permutations; b++)
        {
            // The first stream of the purpose is that of data.
            int[] order = new RandomStream(seed, RandomPurpose.Data, (ulong)b + 1).NextPermutation(data.X.Count);
            shuffled[b] = estimator.CreateEstimator(seed, threads).Estimate(data.X.SelectRows(order), data.Y, cancellationToken).Bits;
        }

        measured.Details.Add(EstimateDetails.PValue, (1.0 + shuffled.Count(bits => bits >= observed)) / (1 + permutations));
        return measured with { Series = new Dictionary<string, double[]> { ["shuffled_bits"] = shuffled } };
    }
}
