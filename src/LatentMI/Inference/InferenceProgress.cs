namespace LatentMI.Inference;

/// <summary>Where work that consists of many estimates stands; reported after each.</summary>
/// <param name="Done">The estimates that are done.</param>
/// <param name="Total">All of them.</param>
/// <param name="Elapsed">The time since the first began.</param>
public readonly record struct InferenceProgress(int Done, int Total, TimeSpan Elapsed);
