namespace LatentMI.Studies.Lineages;

/// <summary>Two sister cells and what each tells of the other.</summary>
/// <param name="First">The row of the cell that comes first, from 0.</param>
/// <param name="Second">The row of the other.</param>
/// <param name="CloneName">Their clone.</param>
/// <param name="MeanBits">The mean of their pointwise values over the pairings that they were drawn in as a pair, in bits.</param>
/// <param name="Draws">The number of those.</param>
public readonly record struct SisterPair(int First, int Second, string CloneName, double MeanBits, int Draws);
