using LatentMI.Critics;
using LatentMI.Numerics;

namespace LatentMI.Estimators.Variational;

/// <summary>
/// MINE (Belghazi et al. 2018) as benchmark-mi 1.0 runs it: a critic trained on true pairs and on pairs of rows drawn apart, and the Donsker-Varadhan bound
/// on rows that did not train.
/// </summary>
/// <remarks>
/// A lower bound in expectation but for the choice of the largest test value. A baseline: it works for some ten columns; with a thousand the critic
/// collapses or overfits (docs/method.md has numbers). The same seed gives the same numbers for any number of threads.
/// </remarks>
public sealed class MineEstimator : IMutualInformationEstimator
{
    private readonly CriticEstimation _estimation;

    /// <summary>Makes an estimator with the default settings.</summary>
    public MineEstimator()
        : this(new CriticOptions())
    {
    }

    /// <summary>Makes an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public MineEstimator(CriticOptions options)
        : this(options, SimdSupport.Current())
    {
    }

    internal MineEstimator(CriticOptions options, SimdWidth width) =>
        _estimation = new CriticEstimation("mine", options, width, (compute, critic, batchRows) => new MineObjective(compute, critic, batchRows));

    /// <summary>The settings, with the number of threads resolved.</summary>
    public CriticOptions Options => _estimation.Options;

    /// <inheritdoc cref="IMutualInformationEstimator.Estimate"/>
    /// <exception cref="InputException">Also where training diverged before the first test.</exception>
    public CriticEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default) =>
        _estimation.Estimate(x, y, cancellationToken);

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);
}
