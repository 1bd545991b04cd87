using LatentMI.Estimators.Ksg;

namespace LatentMI.Estimators.Conditional;

/// <summary>An estimate of conditional mutual information by <see cref="ConditionalKsgEstimator"/>.</summary>
public sealed record ConditionalKsgEstimate : ConditionalMiEstimate
{
    /// <summary>The settings it was made with.</summary>
    public required KsgOptions Options { get; init; }

    /// <summary>The number of nearest neighbors, k.</summary>
    public required int Neighbors { get; init; }

    /// <summary>The width of the uniform noise that broke ties; 0 where it was off.</summary>
    public required double TieNoise { get; init; }

    /// <summary>Whether the columns were standardized first.</summary>
    public required bool Standardized { get; init; }
}
