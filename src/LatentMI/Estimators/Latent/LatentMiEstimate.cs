using System.Globalization;
using System.Text;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>An estimate of <see cref="LatentMiEstimator"/>: the bits and everything that was learned on the way to them.</summary>
public sealed record LatentMiEstimate : MutualInformationEstimate
{
    /// <summary>The settings that were used, with the number of threads resolved.</summary>
    public required LatentMiOptions Options { get; init; }

    /// <summary>The latents of every row of X, training rows included: n rows of L columns, float32.</summary>
    public required Samples LatentX { get; init; }

    /// <summary>The latents of every row of Y, training rows included: n rows of L columns, float32.</summary>
    public required Samples LatentY { get; init; }

    /// <summary>The number of latent dimensions of each side that the estimate uses.</summary>
    public required int LatentDimensions { get; init; }

    /// <summary>KSG on the latents, uncorrected; with <see cref="LatentMiMethod.SingleSplit"/> the estimate itself.</summary>
    public required double RawBits { get; init; }

    /// <summary>What training did; null where no network was trained.</summary>
    public TrainingHistory? History { get; init; }

    /// <summary>How the estimate was calibrated; null with <see cref="LatentMiMethod.SingleSplit"/>, and where the value is not that of the latents.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>The 95 % interval; null with <see cref="LatentMiMethod.SingleSplit"/>.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>
    /// A value that the information is not below, in bits, where it is more than the rows can show; null elsewhere. The interval then has no upper end.
    /// </summary>
    public double? AtLeastBits { get; init; }

    /// <summary>
    /// The estimate that the value is: of counts where both sides are labels, of nearest neighbors where one is and held-out rows preferred them. Null where
    /// the value is that of the latents.
    /// </summary>
    public MutualInformationEstimate? OfLabels { get; init; }

    /// <summary>What each number of latent dimensions is worth; empty with <see cref="LatentMiMethod.SingleSplit"/>.</summary>
    public IReadOnlyList<LatentDimensionsPoint> LatentDimensionsCurve { get; init; } = [];

    /// <summary>The maps that were tried, by their held-out scores; empty with <see cref="LatentMiMethod.SingleSplit"/>.</summary>
    public IReadOnlyList<RepresentationScore> Representations { get; init; } = [];

    /// <summary>The rows whose latents come from the same maps and may be compared with each other; empty with <see cref="LatentMiMethod.SingleSplit"/>.</summary>
    internal IReadOnlyList<int[]> LatentGroups { get; init; } = [];

    /// <summary>
    /// The trained model: encodes and scores new rows. With <see cref="LatentMiMethod.CrossFitted"/> it is fitted when it is first read, as
    /// <see cref="FitModel"/> does it; later reads, also of copies of the estimate, give the same object at once.
    /// </summary>
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

    /// <summary>The model, or how it is fitted.</summary>
    internal ModelOnDemand? PendingModel { get; init; }

    /// <summary>
    /// Fits <see cref="Model"/>, unless that was done: encodes the rows anew, as new ones will be, and calibrates the scores of pairs. It takes about a fifth of
    /// the time of the estimate, which <see cref="InformationEstimate.Elapsed"/> does not contain, on as many threads. Until then the estimate keeps the
    /// samples that it is of in memory; they must not have been disposed of. It may be called from several threads.
    /// </summary>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>; the next call begins anew.</param>
    /// <returns>The model, the same object at every call.</returns>
    /// <exception cref="InvalidOperationException">The estimate was made without a model.</exception>
    /// <exception cref="ObjectDisposedException">Samples of a mapped file are disposed of.</exception>
    public LatentModel FitModel(CancellationToken cancellationToken = default) =>
        (PendingModel ?? throw new InvalidOperationException("The estimate was made without a model.")).Get(cancellationToken);

    // Not all properties, as printing the model would fit it.
    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        builder.Append(CultureInfo.InvariantCulture, $", LatentDimensions = {LatentDimensions}, RawBits = {RawBits}, Interval = {Interval}, Timings = {Timings}");
        return true;
    }
}

/// <summary>The parts of <see cref="InformationEstimate.Elapsed"/>.</summary>
/// <param name="Prepare">Checks, standardization, split.</param>
/// <param name="Train">Training the networks.</param>
/// <param name="Encode">Computing every row's latents.</param>
/// <param name="Estimate">The KSG estimate on the latents.</param>
public sealed record LatentMiTimings(TimeSpan Prepare, TimeSpan Train, TimeSpan Encode, TimeSpan Estimate);
