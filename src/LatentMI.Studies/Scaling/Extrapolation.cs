namespace LatentMI.Studies.Scaling;

/// <summary>What a fitted law says of more than there is.</summary>
/// <param name="Factor">How many times the highest level.</param>
/// <param name="Quality">The quality there.</param>
/// <param name="Bits">The bits that it predicts.</param>
/// <param name="Gain">How many more these are than at the highest level, whose error both share.</param>
public readonly record struct Extrapolation(double Factor, double Quality, FittedValue Bits, FittedValue Gain);
