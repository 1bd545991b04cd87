using System.Globalization;
using System.Text;
using LatentMI.Estimators.Ksg;
using LatentMI.Pairing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>An estimate made from learned latents: the bits, the latents, and the model that encodes and scores new rows.</summary>
public abstract record LatentEstimate : MutualInformationEstimate
{
    /// <summary>The latents of every row of X, training rows included: n rows of L columns, float32.</summary>
    public required Samples LatentX { get; init; }

    /// <summary>The latents of every row of Y, training rows included: n rows of L columns, float32.</summary>
    public required Samples LatentY { get; init; }

    /// <summary>The number of latent dimensions of each side that the estimate uses, L.</summary>
    public required int LatentDimensions { get; init; }

    /// <summary>KSG on the latents in bits, uncorrected.</summary>
    public required double RawBits { get; init; }

    /// <summary>What training did; null where no network was trained.</summary>
    public TrainingHistory? History { get; init; }

    /// <summary>The trained model: encodes and scores new rows. Where it was not fitted yet, reading it does what <see cref="FitModel"/> does.</summary>
    /// <exception cref="InvalidOperationException">The estimate was made without a model.</exception>
    /// <exception cref="ObjectDisposedException">It was not read before, and samples of a mapped file that it is fitted to are disposed of.</exception>
    public LatentModel Model
    {
        get => FitModel();
        init => PendingModel = new ModelOnDemand(value);
    }

    /// <summary>The noise that broke ties between latents: the width of its uniform distribution, 0 where it was off.</summary>
    public required double TieNoise { get; init; }

    /// <summary>Where the time went.</summary>
    public required LatentMiTimings Timings { get; init; }

    /// <summary>
    /// For a time series the number of rows that a row is remembered for; null or 1 for independent rows. Tests of the estimate, its curve over the number of
    /// rows and its attribution to columns keep the order of a series.
    /// </summary>
    public int? TimeSeriesBlock { get; init; }

    /// <summary>The groups of the rows; null where none belong together.</summary>
    public abstract RowGroups? Groups { get; }

    /// <summary>The rows whose latents come from the same maps and did not train them, so that they may be compared with each other.</summary>
    internal IReadOnlyList<int[]> LatentGroups { get; init; } = [];

    /// <summary>KSG on the latents, as <see cref="RawBits"/> was made.</summary>
    internal abstract KsgOptions LatentKsg { get; }

    /// <summary>The model, or how it is fitted.</summary>
    internal ModelOnDemand? PendingModel { get; init; }

    /// <summary>
    /// Fits <see cref="Model"/>, unless that was done. After <see cref="LatentMiEstimator"/> it encodes the rows anew, as new ones will be, and calibrates the
    /// scores of pairs, in about a fifth of the time of the estimate, which <see cref="InformationEstimate.Elapsed"/> does not contain, on as many threads.
    /// Until then the estimate keeps the samples that it is of in memory; they must not have been disposed of. It may be called from several threads.
    /// </summary>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>; the next call begins anew.</param>
    /// <returns>The model, the same object at every call, also of copies of the estimate.</returns>
    /// <exception cref="InvalidOperationException">The estimate was made without a model.</exception>
    /// <exception cref="ObjectDisposedException">Samples of a mapped file are disposed of.</exception>
    public LatentModel FitModel(CancellationToken cancellationToken = default) =>
        (PendingModel ?? throw new InvalidOperationException("The estimate was made without a model.")).Get(cancellationToken);

    /// <summary>The estimator that made the estimate, for rows with other groups.</summary>
    /// <param name="groups">The groups of those rows; null where none belong together.</param>
    internal abstract ILatentEstimator EstimatorFor(RowGroups? groups);

    // Not all properties, as printing the model would fit it.
    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        builder.Append(CultureInfo.InvariantCulture, $", LatentDimensions = {LatentDimensions}, RawBits = {RawBits}, Timings = {Timings}");
        return true;
    }
}

/// <summary>The parts of <see cref="InformationEstimate.Elapsed"/>.</summary>
/// <param name="Prepare">Checks, standardization, split.</param>
/// <param name="Train">Training the networks.</param>
/// <param name="Encode">Computing every row's latents.</param>
/// <param name="Estimate">The KSG estimate on the latents.</param>
public sealed record LatentMiTimings(TimeSpan Prepare, TimeSpan Train, TimeSpan Encode, TimeSpan Estimate);
