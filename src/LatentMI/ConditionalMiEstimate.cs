namespace LatentMI;

/// <summary>
/// An estimate of conditional mutual information I(X;Y|Z): <see cref="InformationEstimate.PointwiseBits"/> are
/// log2 p(x,y|z) / (p(x|z) p(y|z)), and <see cref="InformationEstimate.Bits"/> is their mean. It is no estimate of I(X;Y).
/// </summary>
public record ConditionalMiEstimate : InformationEstimate
{
    /// <summary>The number of columns of Z.</summary>
    public required int DimensionsZ { get; init; }
}
