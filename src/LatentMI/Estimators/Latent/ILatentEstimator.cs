namespace LatentMI.Estimators.Latent;

/// <summary>An estimator that learns latents of both sides and estimates from them, and tells where it stands.</summary>
public interface ILatentEstimator : IMutualInformationEstimator
{
    /// <summary>Estimates I(X;Y) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="progress">Told where the estimate stands, on the calling thread; null for nobody.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The estimate with its latents and its model.</returns>
    /// <exception cref="InputException">The samples cannot be used, or training diverged.</exception>
    LatentEstimate Estimate(Samples x, Samples y, IProgress<EstimationProgress>? progress, CancellationToken cancellationToken);
}
