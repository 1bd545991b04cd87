using LatentMI.Neighbors;

namespace LatentMI.Estimators.Ksg;

/// <summary>An estimate of mutual information by <see cref="KsgEstimator"/>.</summary>
public sealed record KsgEstimate : MutualInformationEstimate
{
    /// <summary>The settings it was made with.</summary>
    public required KsgOptions Options { get; init; }

    /// <summary>The number of nearest neighbors, k.</summary>
    public required int Neighbors { get; init; }

    /// <summary>Which of the two KSG estimators was used.</summary>
    public required KsgAlgorithm Algorithm { get; init; }

    /// <summary>
    /// The amplitude a of the noise that broke ties: every value got a number from the uniform distribution on [0, a) added. 0 where noise was off.
    /// </summary>
    public required double TieNoise { get; init; }

    /// <summary>Whether the columns were brought to mean 0 and sample standard deviation 1.</summary>
    public required bool Standardized { get; init; }

    /// <summary>How neighbors were searched. It does not change the numbers.</summary>
    public required NeighborSearchMethod Search { get; init; }
}
