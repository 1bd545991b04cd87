namespace LatentMI;

/// <summary>
/// An estimate of conditional mutual information I(X;Y|Z): <see cref="MutualInformationEstimate.PointwiseBits"/> are
/// log2 p(x,y|z) / (p(x|z) p(y|z)), and <see cref="MutualInformationEstimate.Bits"/> is their mean.
/// </summary>
public record ConditionalMiEstimate : MutualInformationEstimate
{
    /// <summary>The number of columns of Z.</summary>
    public required int DimensionsZ { get; init; }
}
