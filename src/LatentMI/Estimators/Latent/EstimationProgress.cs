using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>Where an estimate stands; reported when a stage or a representation begins and, on a single split, after every training batch.</summary>
public readonly struct EstimationProgress(
    EstimationStage stage,
    RepresentationKind? representation = null,
    TrainingProgress? training = null,
    string? term = null)
{
    /// <summary>The stage that runs.</summary>
    public EstimationStage Stage { get; init; } = stage;

    /// <summary>The representation that is fitted, null in other stages.</summary>
    public RepresentationKind? Representation { get; init; } = representation;

    /// <summary>Where training stands on a single split; null otherwise.</summary>
    public TrainingProgress? Training { get; init; } = training;

    /// <summary>The term that is estimated, such as those of a conditional estimate; null where there is one only.</summary>
    public string? Term { get; init; } = term;
}
