namespace LatentMI.Inference;

/// <summary>What a number of rows gives: one point of a <see cref="SampleSizeCurve"/>.</summary>
/// <param name="Rows">The number of rows of a part; of the parts of one share of the rows, the smallest.</param>
/// <param name="MeanBits">The mean of the estimates of the parts, in bits.</param>
/// <param name="StandardDeviationBits">The standard deviation of the parts' estimates (divisor parts - 1), in bits; null where there is one part.</param>
/// <param name="Parts">The number of parts that were estimated; no two of them share a row.</param>
public sealed record SampleSizePoint(int Rows, double MeanBits, double? StandardDeviationBits, int Parts);
