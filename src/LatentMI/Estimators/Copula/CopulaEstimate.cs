namespace LatentMI.Estimators.Copula;

/// <summary>An estimate of mutual information by <see cref="CopulaEstimator"/>.</summary>
public sealed record CopulaEstimate : MutualInformationEstimate
{
    /// <summary>The bias in bits that was subtracted: that of a fitted Gaussian of as many rows and columns.</summary>
    public required double BiasBits { get; init; }
}
