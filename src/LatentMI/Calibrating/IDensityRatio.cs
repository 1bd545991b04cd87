namespace LatentMI.Calibrating;

/// <summary>
/// A family of density ratios r(x, y) = p(x, y) / (p(x) p(y)) of latents, such as a model of one's own. It is fitted to some rows and judged by others; the
/// surrogates on which KSG is calibrated are drawn from it.
/// </summary>
public interface IDensityRatio
{
    /// <summary>The name in results and messages.</summary>
    string Name { get; }

    /// <summary>Fits the ratio to paired latents.</summary>
    /// <param name="latentX">The latents of training rows of X, about mean 0 and variance 1: n rows of Lx columns, float32.</param>
    /// <param name="latentY">The latents of Y: n rows of Ly columns, float32; row i belongs to row i of <paramref name="latentX"/>.</param>
    /// <param name="seed">The seed of every random number that is drawn; with the same rows and seed the ratio must be the same.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    IFittedDensityRatio Fit(Samples latentX, Samples latentY, ulong seed, CancellationToken cancellationToken);
}
