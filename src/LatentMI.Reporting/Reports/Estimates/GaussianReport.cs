using LatentMI.Estimators.Gaussian;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>gaussian</c>.</summary>
public sealed record GaussianReport : FittedGaussianReport
{
    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static GaussianReport Describe(GaussianEstimate estimate) => new() { BiasBits = estimate.BiasBits };

    /// <inheritdoc/>
    public override string Method(string estimator) => "that of a fitted Gaussian";

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        "It is exact if X and Y are jointly Gaussian; of any other dependence it detects only the linear part.",
        "Compare it with an estimator that makes no such assumption, ksg or lmi.",
    ];
}
