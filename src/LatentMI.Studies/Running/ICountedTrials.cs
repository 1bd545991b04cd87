namespace LatentMI.Studies.Running;

/// <summary>Trials of which there may be many millions of few kinds, which can be counted without making them.</summary>
public interface ICountedTrials : IReadOnlyList<Trial>
{
    /// <summary>A trial of each kind, and how many there are that cost the same; null where there are too many kinds.</summary>
    IEnumerable<(Trial Example, long Count)>? Kinds { get; }
}
