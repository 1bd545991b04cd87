using LatentMI.Estimators.Gaussian;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>gcmi</c>.</summary>
public sealed record CopulaReport : FittedGaussianReport
{
    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static CopulaReport Describe(GaussianEstimate estimate) => new() { BiasBits = estimate.BiasBits };

    /// <inheritdoc/>
    public override string Method(string estimator) => "that of a Gaussian fitted to the ranks of every column";

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        "It finds dependence that is linear after ranking; apart from its error, it does not exceed the true information.",
        "Dependence that is not monotonic, such as a circle, is missed: compare it with ksg or lmi.",
    ];
}
