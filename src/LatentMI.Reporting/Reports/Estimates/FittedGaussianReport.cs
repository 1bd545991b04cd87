namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said alike by the estimators that fit a Gaussian.</summary>
public abstract record FittedGaussianReport : EstimatorReport
{
    /// <summary>The bias in bits that was subtracted.</summary>
    public required double BiasBits { get; init; }

    /// <inheritdoc/>
    internal override bool IsRandom => false;

    /// <inheritdoc/>
    public override IEnumerable<(string Label, string Value)> Rows() => [("bias removed", BitsText.Of(BiasBits))];
}
