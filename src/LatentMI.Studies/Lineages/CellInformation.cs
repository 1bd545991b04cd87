namespace LatentMI.Studies.Lineages;

/// <summary>What an early cell tells of the late cells of its clone.</summary>
/// <param name="Row">The row of the cell, from 0.</param>
/// <param name="CloneName">Its clone.</param>
/// <param name="Position">Its pseudotime; NaN where it has none.</param>
/// <param name="MeanBits">The mean of its pointwise values over the pairings that it was drawn in, in bits.</param>
/// <param name="Draws">The number of those.</param>
public readonly record struct CellInformation(int Row, string CloneName, double Position, double MeanBits, int Draws);
