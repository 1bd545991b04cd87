namespace LatentMI.Estimators.Latent;

/// <summary>An estimate of <see cref="CalibratedKsgEstimator"/>.</summary>
public sealed record CalibratedKsgEstimate : MutualInformationEstimate
{
    /// <summary>The settings that were used, with the number of threads resolved.</summary>
    public required CalibratedKsgOptions Options { get; init; }

    /// <summary>KSG on the latents in bits, uncorrected.</summary>
    public required double RawBits { get; init; }

    /// <summary>
    /// The mean log2 density ratio of rows that it was not fitted to, in bits: a lower bound of the information of the latents, by the ratio that
    /// <see cref="Calibration"/> names.
    /// </summary>
    public double HeldOutBits => Calibration.RatioBits;

    /// <summary>How the estimate was calibrated.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>The 95 % interval; it covers the information of the latents, not what the encoder lost. Null where rows resemble each other in groups too few to tell.</summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>
    /// A value that the information is not below, in bits, where it is more than the rows can show; null elsewhere. The interval then has no upper end.
    /// </summary>
    public double? AtLeastBits { get; init; }
}
