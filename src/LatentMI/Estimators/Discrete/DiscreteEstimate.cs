namespace LatentMI.Estimators.Discrete;

/// <summary>An estimate of mutual information by <see cref="DiscreteEstimator"/>.</summary>
public sealed record DiscreteEstimate : MutualInformationEstimate
{
    /// <summary>The 95 % interval of <see cref="InformationEstimate.Bits"/>.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>The plug-in mutual information in bits: that of the counts as they are, too high where rows are few for the pairs of labels.</summary>
    public required double PlugInBits { get; init; }

    /// <summary>The mean of the plug-in mutual information over all re-pairings of the rows, in bits: what these labels show by chance.</summary>
    public required double ChanceBits { get; init; }

    /// <summary>The number of different rows of X.</summary>
    public required int LabelsX { get; init; }

    /// <summary>The number of different rows of Y.</summary>
    public required int LabelsY { get; init; }

    /// <summary>The number of different pairs of rows.</summary>
    public required int LabelsJoint { get; init; }
}
