namespace LatentMI.Studies.Scaling;

/// <summary>A number that a fit gives, with its 95 % interval.</summary>
/// <param name="Value">The number.</param>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct FittedValue(double Value, double Lower, double Upper);
