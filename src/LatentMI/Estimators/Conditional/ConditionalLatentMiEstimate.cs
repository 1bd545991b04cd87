using LatentMI.Estimators.Latent;

namespace LatentMI.Estimators.Conditional;

/// <summary>An estimate of conditional mutual information by <see cref="ConditionalLatentMiEstimator"/>.</summary>
public sealed record ConditionalLatentMiEstimate : ConditionalMiEstimate
{
    /// <summary>The settings that were used, with the number of threads resolved.</summary>
    public required LatentMiOptions Options { get; init; }

    /// <summary>
    /// The 95 % interval, from <see cref="TermError"/> and half of what the two directions differ by; of labels, from their counts. Null where rows resemble their
    /// neighbors in the file, so that there are fewer than counted.
    /// </summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Whether all sides are labels, and the value and its interval are those of counts; all else is of the latents.</summary>
    public bool IsCounted { get; init; }

    /// <summary>I(X;Y,Z) - I(X;Z) in bits.</summary>
    public required double BitsFromX { get; init; }

    /// <summary>I(Y;X,Z) - I(Y;Z) in bits; what it differs by from <see cref="BitsFromX"/> is error.</summary>
    public required double BitsFromY { get; init; }

    /// <summary><see cref="ConditionalKsgEstimator"/> on the latents of X, Y and Z in bits, not calibrated: the check.</summary>
    public required double NeighborBits { get; init; }

    /// <summary>The estimates that this one is made of: I(X;Y,Z), I(X;Z), I(Y;X,Z), I(Y;Z), and I(Z;X,Y) for the latents of Z.</summary>
    public required IReadOnlyList<ConditionalTerm> Terms { get; init; }

    /// <summary>
    /// The standard error that follows from those of the terms, as if these were independent: the root of the mean over both directions of the sum of
    /// the two variances. The terms are of the same rows, and their errors mostly cancel, so that it is rather too large than too small.
    /// </summary>
    public double TermError
    {
        get
        {
            double variance = Terms.Take(4).Sum(term => term.StandardError * term.StandardError) / 2;
            return Math.Sqrt(variance);
        }
    }

    /// <summary>The noise that broke ties between latents: the width of its uniform distribution, 0 where it was off.</summary>
    public double TieNoise => Options.TieNoise ? Numerics.TieNoise.Amplitude : 0;

    /// <summary>The latents of X that predict Y and Z: n rows, float32.</summary>
    public required Samples LatentX { get; init; }

    /// <summary>The latents of Y that predict X and Z: n rows, float32.</summary>
    public required Samples LatentY { get; init; }

    /// <summary>The latents of Z that predict X and Y: n rows, float32.</summary>
    public required Samples LatentZ { get; init; }

    /// <summary>The rows whose latents may be compared with each other.</summary>
    internal IReadOnlyList<int[]> LatentGroups { get; init; } = [];

    /// <summary>Nearest neighbors among the latents.</summary>
    internal ConditionalLatents Latents => new(LatentX, LatentY, LatentZ, LatentGroups, Options);
}
