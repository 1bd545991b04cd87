namespace LatentMI.Studies.Scaling;

/// <summary>What a fitted law says of one quality.</summary>
/// <param name="Quality">The quality, such as a number of rows.</param>
/// <param name="Bits">The bits that it predicts there.</param>
public readonly record struct FittedPoint(double Quality, FittedValue Bits);
