using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>Where an estimate stands; reported when a stage or a representation begins and, on a single split, after every training batch.</summary>
/// <param name="Stage">The stage that runs.</param>
/// <param name="Representation">The representation that is fitted, null in other stages.</param>
/// <param name="Training">Where training stands on a single split; null otherwise.</param>
/// <param name="Term">The term that is estimated, such as those of a conditional estimate; null where there is one only.</param>
public readonly record struct EstimationProgress(EstimationStage Stage, RepresentationKind? Representation = null, TrainingProgress? Training = null, string? Term = null);
