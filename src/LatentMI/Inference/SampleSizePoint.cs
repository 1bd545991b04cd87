namespace LatentMI.Inference;

/// <summary>What a number of rows gives: one point of a <see cref="SampleSizeCurve"/>.</summary>
public sealed class SampleSizePoint(int rows, double meanBits, double? standardDeviationBits, int parts)
{
    /// <summary>The number of rows of a part; of the parts of one share of the rows, the smallest.</summary>
    public int Rows { get; } = rows;

    /// <summary>The mean of the estimates of the parts, in bits.</summary>
    public double MeanBits { get; } = meanBits;

    /// <summary>The standard deviation of the parts' estimates (divisor parts - 1), in bits; null where there is one part.</summary>
    public double? StandardDeviationBits { get; } = standardDeviationBits;

    /// <summary>The number of parts that were estimated; no two of them share a row.</summary>
    public int Parts { get; } = parts;
}
