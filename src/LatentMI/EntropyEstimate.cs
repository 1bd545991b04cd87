namespace LatentMI;

/// <summary>An estimate of differential entropy, with what is needed to judge it.</summary>
public sealed class EntropyEstimate
{
    /// <summary>The estimated differential entropy in bits; it may be negative, and is minus infinity where points coincide without tie noise.</summary>
    public required double Bits { get; init; }

    /// <summary>The number of rows, n.</summary>
    public required int SampleCount { get; init; }

    /// <summary>The number of columns, d.</summary>
    public required int Dimensions { get; init; }

    /// <summary>The number of nearest neighbors, k.</summary>
    public required int Neighbors { get; init; }

    /// <summary>The amplitude of the noise that broke ties; 0 where noise was off.</summary>
    public required double TieNoise { get; init; }

    /// <summary>What a reader should know before trusting the estimate; empty where nothing was found.</summary>
    public required IReadOnlyList<EstimateWarning> Warnings { get; init; }
}
