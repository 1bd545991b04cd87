namespace LatentMI;

/// <summary>An estimate of mutual information by <see cref="DiscreteEstimator"/>.</summary>
public sealed record DiscreteEstimate : MutualInformationEstimate
{
    /// <summary>The number of different rows of X.</summary>
    public required int LabelsX { get; init; }

    /// <summary>The number of different rows of Y.</summary>
    public required int LabelsY { get; init; }

    /// <summary>The number of different pairs of rows.</summary>
    public required int LabelsJoint { get; init; }
}
