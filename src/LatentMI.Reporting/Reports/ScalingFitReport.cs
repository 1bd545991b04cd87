using LatentMI.Studies.Scaling;

namespace LatentMI.Reporting.Reports;

/// <summary>A law fitted to estimates at several levels.</summary>
/// <param name="Law">Its name: <c>noise</c>, <c>noise-k</c>, <c>rows</c>.</param>
/// <param name="Formula">The law, with q for the quality and n for rows.</param>
/// <param name="Divergence">The identifier of the warning that says why nothing is extrapolated; null where it is.</param>
/// <param name="Explained">The share of the variation between levels that it explains, R²; null where there are too few levels.</param>
/// <param name="Parameters">Its parameters, the limit first; empty where nothing is extrapolated.</param>
/// <param name="QualityOf90Percent">The quality at which 90 % of the limit are had; null where that is below the lowest level, or its interval ends beyond ten times the highest.</param>
/// <param name="Extrapolations">The law at two, four and ten times the highest level.</param>
/// <param name="Curve">The law over the measured range and beyond.</param>
public sealed record ScalingFitReport(
    string Law,
    string Formula,
    string? Divergence,
    double? Explained,
    IReadOnlyList<FittedReport> Parameters,
    FittedReport? QualityOf90Percent,
    IReadOnlyList<ExtrapolationReport> Extrapolations,
    IReadOnlyList<ScalingCurveReport> Curve)
{
    /// <summary>Describes a fit.</summary>
    /// <param name="fit">The fit.</param>
    public static ScalingFitReport Describe(ScalingFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return new(
            fit.Law.Name,
            fit.Law.Formula,
            fit.Divergence?.Id,
            Finite.OrNull(fit.Explained),
            [.. fit.Parameters.Zip(fit.Law.ParameterNames, (value, name) => FittedReport.Describe(name, value))],
            fit.QualityOfShare is { } share ? FittedReport.Describe("quality of 90 % of the limit", share) : null,
            [.. fit.Extrapolations.Select(ExtrapolationReport.Describe)],
            [.. fit.Band.Select(ScalingCurveReport.Describe)]);
    }
}
