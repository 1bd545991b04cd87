using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>A representation with its held-out latents and the density ratio that describes them best.</summary>
/// <param name="Kind">The representation.</param>
/// <param name="Latents">The latents.</param>
/// <param name="Ratio">The ratio.</param>
/// <param name="Encoders">Makes the encoders of new rows whose latents can be compared with those of a block.</param>
internal sealed record Candidate(
    RepresentationKind Kind, LatentPairs Latents, FittedRatio Ratio, Func<int, (ILatentEncoder X, ILatentEncoder Y)> Encoders)
{
    /// <summary>The name of the representation in results.</summary>
    public string Name { get; init; } = Kind.ToString().ToLowerInvariant();

    /// <summary>Whether it sees columns whole, not their leading components.</summary>
    public bool IsOfAllVariance { get; init; }

    /// <summary>Whether it sees rows without their sizes.</summary>
    public bool IsOfOneSize { get; init; }

    /// <summary>Whether only a thorough estimate tries it.</summary>
    public bool IsThorough { get; init; }

    /// <summary>Pairs of columns that are independent of each other, each with its ratio; empty where the latents are taken together.</summary>
    public IReadOnlyList<(LatentPairs Latents, FittedRatio Ratio)> Parts { get; init; } = [];

    /// <summary>The same maps fitted to fewer rows; null where no map was fitted, or nothing was found.</summary>
    public FewerRows? OnFewerRows { get; init; }

    /// <summary>Fits a larger critic, and gives the better ratio; null where the ratio is no critic.</summary>
    public Func<FittedRatio>? Refined { get; init; }

    /// <summary>The variates, where the representation is linear in its features.</summary>
    public CanonicalPairs? Pairs { get; init; }

    /// <summary>The training of the networks, where there are any.</summary>
    public TrainingHistory? History { get; init; }

    /// <summary>The correlation of each pair of latents that could be used; empty where latents do not come in pairs.</summary>
    public double[] HeldOutCorrelations { get; init; } = [];

    /// <summary>The first pairs of latents; null where latents do not come in pairs.</summary>
    public Func<int, (MatrixView X, MatrixView Y)>? LatentsOf { get; init; }
}
