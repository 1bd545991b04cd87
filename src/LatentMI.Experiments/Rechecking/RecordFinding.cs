using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Rechecking;

/// <summary>What was found of a stored record.</summary>
/// <param name="Folder">The folder of its experiment.</param>
/// <param name="Record">The record.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Reason">What differs or is missing; empty where there is nothing to say.</param>
public sealed record RecordFinding(string Folder, ExperimentRecord Record, RecordState State, string Reason);
