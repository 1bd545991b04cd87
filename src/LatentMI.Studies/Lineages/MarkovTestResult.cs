using LatentMI.Inference;

namespace LatentMI.Studies.Lineages;

/// <summary>The two comparisons of a <see cref="MarkovTest"/>, and what they imply.</summary>
/// <param name="EarlyLate">Early cells beside late ones of their clone.</param>
/// <param name="Sisters">Late cells beside late ones of their clone.</param>
/// <param name="EarlyLateClones">The clones that have an early and a late cell.</param>
/// <param name="SisterClones">The clones that have sisters.</param>
/// <param name="Options">The settings.</param>
public sealed record MarkovTestResult(
    RepeatedPairing EarlyLate, RepeatedPairing Sisters, int EarlyLateClones, int SisterClones, MarkovTestOptions Options)
{
    /// <summary>What sisters share beyond what the early cell tells, in bits.</summary>
    public double DifferenceBits => Sisters.Bits.MeanBits - EarlyLate.Bits.MeanBits;

    /// <summary>
    /// The standard error of <see cref="DifferenceBits"/> over clones, in bits: the root of the sum of both squared
    /// (<see cref="RepeatedPairing.StandardError"/>). Many clones are in both comparisons, which rather makes it too large. Null where the estimator has none.
    /// </summary>
    public double? DifferenceStandardError => EarlyLate.StandardError is { } first && Sisters.StandardError is { } second
        ? Math.Sqrt((first * first) + (second * second))
        : null;

    /// <summary>The 95 % interval of <see cref="DifferenceBits"/> over clones; null where the estimator has no standard error.</summary>
    public ConfidenceInterval? DifferenceInterval => DifferenceStandardError is { } error
        ? ConfidenceInterval.Around(DifferenceBits, error)
        : null;

    /// <summary>What it implies: sisters share more where the whole interval of the difference is above 0.</summary>
    public MarkovConclusion Conclusion => (Math.Min(EarlyLateClones, SisterClones) < Options.FewestClones, DifferenceInterval) switch
    {
        (true, _) => MarkovConclusion.TooFewClones,
        (_, null) => MarkovConclusion.NoStandardError,
        (_, { Lower: > 0 }) => MarkovConclusion.SistersShareMore,
        _ => MarkovConclusion.NoEvidence,
    };
}
