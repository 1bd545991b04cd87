namespace LatentMI.Studies.Scaling;

/// <summary>What a law is fitted to at one level: the mean of the estimates there.</summary>
/// <param name="Quality">What the law is a function of: rows, mean counts per row, 1/σ² of added noise; infinity where no noise was added.</param>
/// <param name="Bits">The mean of the estimates, in bits.</param>
/// <param name="Weight">How much it counts, in proportion to 1 over its variance.</param>
public sealed record ScalingLevel(double Quality, double Bits, double Weight = 1);
