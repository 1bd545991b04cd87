using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

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
        return Estimate(x, y, (x, y, Joint: null), progress, cancellationToken);
    }

    /// <summary>
    /// Estimates I(X;Y1,Y2,...) in bits, of sides that are joined: each has the same total variance, however many columns it has, and a column of a few labels becomes an indicator of each.
    /// </summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="joined">The sides that are joined, at least one; row i of each belongs to row i of <paramref name="x"/>.</param>
    /// <param name="progress">Told when a stage or a representation begins, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work within a batch, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The estimate; of more than one side it has no model.</returns>
    /// <exception cref="InputException">The samples cannot be used, as with two sides.</exception>
    public LatentMiEstimate EstimateJoined(
        Samples x, IReadOnlyList<Samples> joined, IProgress<EstimationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(joined);
        if (joined is [var only])
        {
            return Estimate(x, only, progress, cancellationToken);
        }

        Samples[] expanded = [.. joined.Select(LabelColumns.Expand)];
        var sides = (LabelColumns.Expand(x), Samples.Join(expanded), Joint: expanded.Select(side => side.Dimensions).ToArray());

        // A model would keep sides that were joined in memory, and asks for new rows of something that nobody has as one file.
        return Estimate(x, Samples.Join(joined), sides, progress, cancellationToken) with { PendingModel = null };
    }

    /// <summary>Estimates from columns as they are encoded, and labels as they are.</summary>
    private LatentMiEstimate Estimate(
        Samples x, Samples y, (Samples X, Samples Y, int[]? Joint) encoded, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken)
    {
        PairedSamples.Validate(x, y, CrossFittedEstimation.MinimumRows(Options), "the folds and the nearest neighbors of their rows");
        var rows = RememberingRows.Find(x, y, Options);
        LatentMiEstimate estimate = new CrossFittedEstimation(rows.Options, _width, rows.Remembered, rows.Alike)
            .Estimate(encoded.X, encoded.Y, progress, cancellationToken, encoded.Joint);
        estimate = new LabeledEstimation(rows.Options, _width).Apply(estimate, x, y, cancellationToken);
        return estimate with
        {
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            Interval = rows.AreKnown ? estimate.Interval : null,
            Warnings = [.. estimate.Warnings, .. rows.Warnings],
        };
    }
}
