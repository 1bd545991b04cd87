namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>discrete</c> beside its <see cref="LabelsReport"/>.</summary>
public sealed record DiscreteReport : EstimatorReport
{
    /// <inheritdoc/>
    internal override bool IsRandom => false;

    /// <inheritdoc/>
    public override string Method(string estimator) => "from the counts of equal rows";

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        "Rows count as equal where all their columns are.",
        "Counts are unreliable if many labels have few rows each; with as many labels as rows they say nothing.",
    ];
}
