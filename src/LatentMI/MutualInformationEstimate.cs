namespace LatentMI;

/// <summary>
/// An estimate of mutual information I(X;Y): <see cref="InformationEstimate.PointwiseBits"/> are log2 p(x,y) / (p(x) p(y)), and
/// <see cref="InformationEstimate.Bits"/> is their mean.
/// </summary>
public record MutualInformationEstimate : InformationEstimate;
