namespace LatentMI.Estimators.Latent;

/// <summary>
/// What <see cref="Effort.Thorough"/> finds beyond <see cref="Effort.Default"/>: the difference of the mean held-out log density ratios over the same rows.
/// </summary>
public sealed class EffortGain(double bits, double standardError)
{
    /// <summary>The difference in bits.</summary>
    public double Bits { get; } = bits;

    /// <summary>The standard error of the paired difference.</summary>
    public double StandardError { get; } = standardError;
}
