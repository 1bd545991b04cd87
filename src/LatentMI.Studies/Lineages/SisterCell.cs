namespace LatentMI.Studies.Lineages;

/// <summary>What a late cell tells of its sisters.</summary>
/// <param name="Row">The row of the cell, from 0.</param>
/// <param name="CloneName">Its clone.</param>
/// <param name="MeanBits">The mean of its pointwise values over the pairings that it was drawn in, with whichever sister, in bits.</param>
/// <param name="Draws">The number of those.</param>
public readonly record struct SisterCell(int Row, string CloneName, double MeanBits, int Draws);
