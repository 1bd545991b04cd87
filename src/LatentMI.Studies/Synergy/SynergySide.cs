namespace LatentMI.Studies.Synergy;

/// <summary>A source or the target of a study of synergy.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Samples">Its rows; row i belongs to row i of the others.</param>
public sealed record SynergySide(string Name, Samples Samples);
