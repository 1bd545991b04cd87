using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Measuring;

/// <summary>An estimate of the mutual information.</summary>
/// <param name="name">The estimator's name in records.</param>
/// <param name="parameters">Every setting that may change the numbers, but the seed.</param>
/// <param name="create">Makes the estimator of a seed and a number of threads.</param>
public sealed class EstimatorMeasurement(string name, ParameterSet parameters, Func<ulong, int, IMutualInformationEstimator> create) : IMeasurement
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ParameterSet Parameters => parameters;

    /// <summary>Makes the estimator.</summary>
    /// <param name="seed">The seed of every random number.</param>
    /// <param name="threads">How many threads.</param>
    public IMutualInformationEstimator CreateEstimator(ulong seed, int threads) => create(seed, threads);

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        MutualInformationEstimate estimate = CreateEstimator(seed, threads).Estimate(data.X, data.Y, cancellationToken);
        return new Measured(estimate.Bits, [.. estimate.Warnings.Select(warning => warning.Id).Distinct()])
        {
            Details = EstimateDetails.Of(estimate),
        };
    }
}
