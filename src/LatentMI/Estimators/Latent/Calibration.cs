using LatentMI.Calibrating;

namespace LatentMI.Estimators.Latent;

/// <summary>How an estimate on latents was calibrated: KSG's bias is measured on re-paired surrogates whose information is known.</summary>
/// <param name="Ratio">The density ratio that won on held-out rows.</param>
/// <param name="RatioBits">The held-out mean of its logarithm, in bits.</param>
/// <param name="RawBits">KSG on the latents, uncorrected, with the options' k.</param>
/// <param name="CalibratedBits">The information of the latents: KSG less its mean on the surrogates, plus the surrogates' own information.</param>
/// <param name="RecoveredBits">What was added for the information that the maps lost because they were fitted on finitely many rows.</param>
/// <param name="SurrogateCount">The number of surrogates; 0 where the estimate was not calibrated.</param>
public sealed record Calibration(
    RatioKind Ratio, double RatioBits, double RawBits, double CalibratedBits, double RecoveredBits, int SurrogateCount)
{
    /// <summary>
    /// What was added for the information that curved maps, or maps of curved columns, lost because they were fitted on finitely many rows: from how much less they
    /// find with fewer rows.
    /// </summary>
    public double MapLossBits { get; init; }

    /// <summary>
    /// How much more they may have lost, and what pairs of variates beyond the latents share at most, as far as <see cref="RecoveredBits"/> does not count it: the interval
    /// reaches further up than down by as much.
    /// </summary>
    public double FurtherLossBits { get; init; }

    /// <summary>The density ratio in words: <c>gaussian</c>, or the name of an <see cref="IDensityRatio"/>.</summary>
    public string RatioName { get; init; } = Ratio.ToString().ToLowerInvariant();
}
