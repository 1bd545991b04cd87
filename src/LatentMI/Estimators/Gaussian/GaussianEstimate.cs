namespace LatentMI.Estimators.Gaussian;

/// <summary>An estimate of mutual information by <see cref="GaussianEstimator"/>.</summary>
public sealed record GaussianEstimate : MutualInformationEstimate
{
    /// <summary>
    /// The bias in bits that was subtracted: what the mutual information of the fitted Gaussian exceeds the truth by in expectation, at this number
    /// of rows and columns, where the data are Gaussian.
    /// </summary>
    public required double BiasBits { get; init; }
}
