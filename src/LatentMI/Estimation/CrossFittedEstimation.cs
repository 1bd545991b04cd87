using LatentMI.Numerics;

namespace LatentMI;

/// <summary>The estimate of <see cref="LatentMiMethod.CrossFitted"/>.</summary>
/// <param name="options">The settings.</param>
/// <param name="width">The vector width.</param>
internal sealed class CrossFittedEstimation(LatentMiOptions options, SimdWidth width)
{
    /// <summary>Estimates I(X;Y) in bits.</summary>
    public LatentMiEstimate Estimate(Samples x, Samples y, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{options.Method} {width}");
}
