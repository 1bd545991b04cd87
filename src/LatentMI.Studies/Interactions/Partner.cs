namespace LatentMI.Studies.Interactions;

/// <summary>A candidate for an interaction.</summary>
/// <param name="Row">Its row on its side.</param>
/// <param name="ScoreBits">The pointwise mutual information, in bits.</param>
/// <param name="IsKnown">Whether the pair is in the table.</param>
public sealed record Partner(int Row, double ScoreBits, bool IsKnown);
