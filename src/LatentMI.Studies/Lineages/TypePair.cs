namespace LatentMI.Studies.Lineages;

/// <summary>What sisters of one type of cell and of another tell of each other.</summary>
/// <param name="First">One type; the place of it in the list of types, from 0.</param>
/// <param name="Second">The other, which is no earlier in that list.</param>
/// <param name="MeanBits">The mean of their pointwise values, each pair as often as it was drawn, in bits.</param>
/// <param name="Interval">Its 95 % interval over clones; of one clone its ends are NaN.</param>
/// <param name="Pairs">The number of different pairs.</param>
/// <param name="Draws">How often they were drawn.</param>
/// <param name="Clones">The number of their clones.</param>
public sealed record TypePair(int First, int Second, double MeanBits, ConfidenceInterval Interval, int Pairs, int Draws, int Clones);
