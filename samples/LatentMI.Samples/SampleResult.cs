using LatentMI;

namespace Extending;

/// <summary>What a sample found.</summary>
/// <param name="Bits">The estimate.</param>
/// <param name="TrueBits">The information of the data, which is known.</param>
/// <param name="Interval">The 95 % interval.</param>
/// <param name="Winner">The representation or the density ratio that held-out rows preferred.</param>
public sealed record SampleResult(double Bits, double TrueBits, ConfidenceInterval Interval, string Winner);
