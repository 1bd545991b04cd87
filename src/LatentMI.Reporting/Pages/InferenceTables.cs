using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The tables of a cross-fitted estimate: the representations that were tried, and how it was calibrated.</summary>
internal static class InferenceTables
{
    /// <summary>The part of the page; empty where there is nothing to show.</summary>
    /// <param name="report">The estimate.</param>
    public static HtmlText Section(EstimateReport report) => report.OfEstimator is not CrossFittedReport made || made is { Representations: [], Calibration: null }
        ? Empty
        : Page.Section("made", "How the value was computed", Representations(made), Calibration(made));

    private static HtmlText Representations(CrossFittedReport made) => made.Representations is not { Count: > 0 } scores
        ? Empty
        : Html($"""
            <p>Maps from the columns to codes, each tried on rows that it was not fitted to. Held-out bits are the mean log density ratio of these rows,
            a lower bound of the information. The simplest map is used unless another finds more by two standard errors.</p>
            {Page.Table(
                "Representations that were tried",
                ["representation", "held-out bits", "used"],
                scores.Select(Row))}
            {(made.EffortGain is { } gain ? Html($"<p>Thorough effort: {gain.Summary}.</p>") : Empty)}
            """);

    private static IReadOnlyList<HtmlText> Row(RepresentationReport score) =>
        [Page.Cell(score.Name), Number(score.HeldOutBits), Page.Cell(score.Chosen ? "yes" : "no")];

    private static HtmlText Calibration(CrossFittedReport made) => made.Calibration is not { } calibration
        ? Empty
        : Html($"""
            <p>Nearest neighbors are biased in several dimensions. The bias is measured on surrogates, codes re-paired so that their information is
            known, and removed.</p>
            {Page.Properties("Calibration", Rows(calibration))}
            """);

    private static IEnumerable<(string Label, string Value)> Rows(CalibrationReport calibration)
    {
        yield return ("nearest neighbors, uncalibrated", BitsText.Of(calibration.RawBits));
        if (calibration.Surrogates == 0)
        {
            yield return ("calibration", "off");
            yield break;
        }

        yield return ("calibrated", BitsText.Of(calibration.CalibratedBits));
        yield return ("recovered for linear maps", BitsText.Of(calibration.RecoveredBits));
        if (calibration.MapLoss is { } loss)
        {
            yield return ("loss of the maps", loss);
        }

        yield return ("density ratio of the surrogates", calibration.Ratio);
        yield return ("its mean on held-out rows", BitsText.Of(calibration.RatioBits));
        yield return ("surrogates", FormattableString.Invariant($"{calibration.Surrogates}"));
    }

    private static HtmlText Number(double? value) => Page.Cell(value is { } number ? FormattableString.Invariant($"{number:R}") : "not finite");
}
