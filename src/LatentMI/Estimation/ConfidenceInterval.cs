namespace LatentMI;

/// <summary>A 95 % confidence interval, in bits.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="StandardError">The standard error that it was made from.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper, double StandardError);
