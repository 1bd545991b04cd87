namespace LatentMI.Estimators.Gaussian;

/// <summary>An estimate of mutual information by a fitted Gaussian: of the columns (<see cref="GaussianEstimator"/>) or of their normal scores.</summary>
public sealed record GaussianEstimate : MutualInformationEstimate
{
    /// <summary>
    /// The bias in bits that was subtracted: what the mutual information of the fitted Gaussian exceeds the truth by in expectation, at this number
    /// of rows and columns, where what it was fitted to is Gaussian.
    /// </summary>
    public required double BiasBits { get; init; }
}
