using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Representation;

namespace LatentMI.Tests.Inferring;

/// <summary>A small estimate of a single split, and changes of it that make it look like one of cross-fitting.</summary>
internal static class MadeUpEstimate
{
    /// <summary>Settings that take a moment.</summary>
    public static LatentMiOptions Quick { get; } =
        LatentMiOptions.Mended with { HiddenWidth = 16, MaxEpochs = 3, BatchSize = 64, LatentDimensions = 1, LearningRate = 1e-2, Threads = 1 };

    private static readonly Lazy<(Samples X, Samples Y)> Pair = new(() => GaussianPairs.Create(200, 3, shared: 1, bits: 1.5, seed: 5));

    private static readonly Lazy<LatentMiEstimate> Trained = new(() => new LatentMiEstimator(Quick).Estimate(X, Y));

    /// <summary>The rows of X.</summary>
    public static Samples X => Pair.Value.X;

    /// <summary>The rows of Y.</summary>
    public static Samples Y => Pair.Value.Y;

    /// <summary>The estimate of them.</summary>
    public static LatentMiEstimate SingleSplit => Trained.Value;

    /// <summary>One about which there is nothing to say: 2 bits from 1,000 rows, all its parts in agreement.</summary>
    public static LatentMiEstimate Sound { get; } = SingleSplit with
    {
        Options = LatentMiOptions.Default,
        Bits = 2,
        RawBits = 1.9,
        SampleCount = 1000,
        PointwiseBits = [.. Enumerable.Repeat(2.0, 1000)],
        LatentDimensions = 2,
        History = null,
        Interval = new ConfidenceInterval(1.9, 2.1, 0.05),
        Calibration = new Calibration(RatioKind.Gaussian, 2, 1.9, 2, 0, 16),
        Representations = [new(RepresentationKind.Linear, 2, Chosen: true), new(RepresentationKind.Folded, 1.8, Chosen: false)],
    };
}
