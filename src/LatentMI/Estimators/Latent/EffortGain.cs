namespace LatentMI.Estimators.Latent;

/// <summary>
/// What <see cref="Effort.Thorough"/> finds beyond <see cref="Effort.Default"/>: the difference of the mean held-out log density ratios over the same rows.
/// </summary>
/// <param name="Bits">The difference in bits.</param>
/// <param name="StandardError">The standard error of the paired difference.</param>
public sealed record EffortGain(double Bits, double StandardError);
