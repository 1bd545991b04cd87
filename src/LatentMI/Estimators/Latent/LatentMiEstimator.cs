using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// Latent mutual information, cross-fitted: every row of X and of Y is encoded by maps that were fitted without it, and the KSG estimator on the latents is
/// calibrated on surrogates of known information.
/// </summary>
/// <remarks>
/// I(Zx;Zy) &lt;= I(X;Y) by the data-processing inequality, so that what the encoders lose makes the estimate too low. It works for hundreds or
/// thousands of columns as long as the dependence itself has few dimensions. The same seed gives the same numbers for any number of threads.
/// </remarks>
public sealed class LatentMiEstimator : ILatentEstimator
{
    private readonly SimdWidth _width;

    /// <summary>Makes an estimator with the default settings.</summary>
    public LatentMiEstimator()
        : this(LatentMiOptions.Default)
    {
    }

    /// <summary>Makes an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public LatentMiEstimator(LatentMiOptions options)
        : this(options, SimdSupport.Current())
    {
    }

    internal LatentMiEstimator(LatentMiOptions options, SimdWidth width)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options with { Threads = Compute.ResolveThreads(options.Threads) };
        _width = width;
    }

    /// <summary>The settings, with the number of threads resolved.</summary>
    public LatentMiOptions Options { get; }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, progress: null, cancellationToken);

    /// <inheritdoc/>
    LatentEstimate ILatentEstimator.Estimate(Samples x, Samples y, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken) =>
        Estimate(x, y, progress, cancellationToken);

    /// <summary>Estimates I(X;Y) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="progress">Told when a stage or a representation begins, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work within a batch, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">
    /// The samples cannot be used: different numbers of rows, too few rows, NaN or infinite values, nothing but constant columns; or training
    /// diverged.
    /// </exception>
    public LatentMiEstimate Estimate(
        Samples x, Samples y, IProgress<EstimationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        PairedSamples.Validate(x, y, CrossFittedEstimation.MinimumRows(Options), "the folds and the nearest neighbors of their rows");
        var rows = RememberingRows.Find(x, y, Options);
        LatentMiEstimate estimate = new CrossFittedEstimation(rows.Options, _width, rows.Remembered, rows.Alike).Estimate(x, y, progress, cancellationToken);
        estimate = new LabeledEstimation(rows.Options, _width).Apply(estimate, x, y, cancellationToken);
        return estimate with
        {
            Interval = rows.AreKnown ? estimate.Interval : null,
            Warnings = [.. estimate.Warnings, .. rows.Warnings],
        };
    }
}
