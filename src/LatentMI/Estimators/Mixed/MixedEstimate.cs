namespace LatentMI.Estimators.Mixed;

/// <summary>An estimate of mutual information by <see cref="MixedEstimator"/>.</summary>
public sealed record MixedEstimate : MutualInformationEstimate
{
    /// <summary>The 95 % interval of <see cref="InformationEstimate.Bits"/>, from the spread of the pointwise values over independent rows.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Whether the labels are those of X, and not of Y.</summary>
    public required bool LabelsAreX { get; init; }

    /// <summary>The number of labels that more than one row has.</summary>
    public required int Labels { get; init; }

    /// <summary>The entropy of the labels of the rows that were used, in bits: the most that the estimate can be but for its error.</summary>
    public required double LabelEntropyBits { get; init; }

    /// <summary>The settings it was made with.</summary>
    public required MixedOptions Options { get; init; }

    /// <summary>The number of nearest neighbors, k.</summary>
    public required int Neighbors { get; init; }

    /// <summary>The width of the uniform noise that broke ties; 0 where it was off.</summary>
    public required double TieNoise { get; init; }

    /// <summary>Whether the columns were standardized first.</summary>
    public required bool Standardized { get; init; }
}
