using LatentMI.Estimators.Conditional;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>ksg</c> given Z.</summary>
public sealed record ConditionalKsgReport : ColumnNeighborReport
{
    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static ConditionalKsgReport Describe(ConditionalKsgEstimate estimate) => new()
    {
        K = estimate.Neighbors,
        KsgAlgorithm = FrenzelPompeAlgorithm,
        Standardized = estimate.Standardized,
        TieNoise = estimate.TieNoise,
    };

    /// <inheritdoc/>
    public override string Method(string estimator) => FormattableString.Invariant($"the nearest-neighbor estimator of Frenzel and Pompe with {K} neighbors");

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        .. GivenReport.Reading,
        "Nearest neighbors are accurate for a few columns in total and biased toward 0 for many; use the estimator lmi there.",
    ];
}
