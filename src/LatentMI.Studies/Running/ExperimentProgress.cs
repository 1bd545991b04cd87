namespace LatentMI.Studies.Running;

/// <summary>Where an experiment stands.</summary>
/// <param name="Done">The trials that have a record.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="Total">All trials.</param>
/// <param name="Running">What runs, in words.</param>
/// <param name="Remaining">The time that is left, from the seconds of the trials of the same kind; null before one is known.</param>
public sealed record ExperimentProgress(int Done, int Failed, int Total, IReadOnlyList<string> Running, TimeSpan? Remaining);
