using LatentMI.Estimators.Ksg;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>ksg</c>.</summary>
public sealed record KsgReport : ColumnNeighborReport
{
    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static KsgReport Describe(KsgEstimate estimate) => new()
    {
        K = estimate.Neighbors,
        KsgAlgorithm = (int)estimate.Algorithm,
        Standardized = estimate.Standardized,
        TieNoise = estimate.TieNoise,
    };

    /// <inheritdoc/>
    public override string Method(string estimator) =>
        FormattableString.Invariant($"the nearest-neighbor estimator of Kraskov, Stögbauer and Grassberger with {K} neighbors");

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        "Nearest neighbors are accurate for a few columns (up to about ten in total) and far too low for many; use the estimator lmi there.",
        Ceiling(report),
        "Compare it only with values of data of the same size and kind.",
    ];
}
