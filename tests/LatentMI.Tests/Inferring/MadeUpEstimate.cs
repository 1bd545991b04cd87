using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Representation;

namespace LatentMI.Tests.Inferring;

/// <summary>A small published estimate, and a cross-fitted one that is made up.</summary>
internal static class MadeUpEstimate
{
    /// <summary>Settings that take a moment.</summary>
    public static PublishedLmiOptions Quick { get; } =
        new() { HiddenWidth = 16, MaxEpochs = 3, BatchSize = 64, LatentDimensions = 1, LearningRate = 1e-2, Threads = 1 };

    private static readonly Lazy<(Samples X, Samples Y)> Pair = new(() => GaussianPairs.Create(200, 3, shared: 1, bits: 1.5, seed: 5));

    private static readonly Lazy<PublishedLmiEstimate> Trained = new(() => new PublishedLmiEstimator(Quick).Estimate(X, Y));

    /// <summary>The rows of X.</summary>
    public static Samples X => Pair.Value.X;

    /// <summary>The rows of Y.</summary>
    public static Samples Y => Pair.Value.Y;

    /// <summary>The estimate of them.</summary>
    public static PublishedLmiEstimate Published => Trained.Value;

    /// <summary>One about which there is nothing to say: 2 bits from 1,000 rows, all its parts in agreement.</summary>
    public static LatentMiEstimate Sound { get; } = new()
    {
        Estimator = "lmi",
        Options = LatentMiOptions.Default,
        Bits = 2,
        RawBits = 1.9,
        SampleCount = 1000,
        DimensionsX = 3,
        DimensionsY = 3,
        PointwiseBits = [.. Enumerable.Repeat(2.0, 1000)],
        Seed = 0,
        Threads = 1,
        Elapsed = TimeSpan.Zero,
        Warnings = [],
        LatentX = X,
        LatentY = Y,
        LatentDimensions = 2,
        TieNoise = 0,
        Timings = new(default, default, default, default),
        Interval = new ConfidenceInterval(1.9, 2.1, 0.05),
        Calibration = new Calibration(RatioKind.Gaussian, 2, 1.9, 2, 0, 16),
        Representations = [new(RepresentationKind.Linear, 2, Chosen: true), new(RepresentationKind.Folded, 1.8, Chosen: false)],
    };
}
