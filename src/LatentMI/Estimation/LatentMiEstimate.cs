namespace LatentMI;

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

    /// <summary>The trained model: encodes and scores new rows.</summary>
    public required LatentModel Model { get; init; }

    /// <summary>The noise that broke ties between latents: the width of its uniform distribution, 0 where it was off.</summary>
    public required double TieNoise { get; init; }

    /// <summary>Where the time went.</summary>
    public required LatentMiTimings Timings { get; init; }
}

/// <summary>The parts of <see cref="MutualInformationEstimate.Elapsed"/>.</summary>
/// <param name="Prepare">Checks, standardization, split.</param>
/// <param name="Train">Training the networks.</param>
/// <param name="Encode">Computing every row's latents.</param>
/// <param name="Estimate">The KSG estimate on the latents.</param>
public sealed record LatentMiTimings(TimeSpan Prepare, TimeSpan Train, TimeSpan Encode, TimeSpan Estimate);
