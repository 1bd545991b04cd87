using LatentMI.Estimators.Mixed;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>mixed</c>.</summary>
public sealed record MixedReport : ColumnNeighborReport
{
    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static MixedReport Describe(MixedEstimate estimate) => new()
    {
        K = estimate.Neighbors,
        Standardized = estimate.Standardized,
        TieNoise = estimate.TieNoise,
    };

    /// <inheritdoc/>
    public override string Method(string estimator) =>
        FormattableString.Invariant($"the nearest-neighbor estimator of Ross for a label and vectors with {K} neighbors");

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        "Apart from its error, it cannot exceed the entropy of the labels; its share of that entropy is how much of the label the vectors determine.",
        "Nearest neighbors are accurate for a few columns (up to about ten) and far too low for many; use the estimator lmi there.",
    ];
}
