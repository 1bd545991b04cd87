using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of one estimate: the value, what to know before trusting it, pictures, settings.</summary>
public static class EstimatePage
{
    /// <summary>Makes the page.</summary>
    /// <param name="folder">The files of the estimate.</param>
    public static HtmlText Create(EstimateFolder folder)
    {
        EstimateReport report = folder.Report;
        string value = EstimateTable.Value(report);
        (HtmlText rows, HtmlText script) = RowsSection.Create(folder);
        HtmlText[] figures =
        [
            .. InferencePictures.Create(report, PictureFormat.Png).Select(made => Page.Figure(made.Picture)),
            .. EstimatePictures.OfTraining(folder, PictureFormat.Png).Select(made => Page.Figure(made.Picture)),
            .. EstimatePictures.OfRows(folder, PictureFormat.Png).Select(made => Page.StillFigure(made.Picture)),
        ];
        return Page.Create(
            $"{value}: mutual information of {report.X.Name} and {report.Y.Name}{Given(report)}",
            Heading(report, value),
            Html($"{report.Warnings.Select((_, i) => Warning(report, i))}"),
            Diagnostics(report),
            Page.Section("reading", "How to read it", Html($"<p>{string.Join(' ', Reading(report))}</p>\n<p>{string.Join(' ', report.OfEstimator.Reading(report))}</p>")),
            AttributionSections.Create(report.Attribution),
            rows,
            figures.Length > 0 ? Page.Section("figures", "Figures", Html($"""<div class="figures">{"\n"}{figures}</div>""")) : Empty,
            InferenceTables.Section(report),
            Page.Section("settings", "Settings", Page.Properties("Settings of the estimate", Settings(report))),
            Citations.Section(Used(folder), report.Version),
            script);
    }

    private static HtmlText Heading(EstimateReport report, string value) => Html($"""
        <p class="kind">An estimate by LatentMI</p>
        <h1>{value}</h1>
        <p class="lead">of mutual information between X, <strong>{report.X.Name}</strong> ({Count(report.DimsX, "column")}), and Y,
        <strong>{report.Y.Name}</strong> ({Count(report.DimsY, "column")}){Given(report)}: {report.OfEstimator.Method(report.Estimator)}, estimated on {report.NEstimated:N0} of
        {Count(report.NSamples, "row")}.{Uncertainty(report)}</p>
        """);

    /// <summary>The interval and the p-value as sentences; empty where there are none.</summary>
    private static string Uncertainty(EstimateReport report)
    {
        string interval = report.Ci95Bits is [double lower, double upper]
            ? FormattableString.Invariant($" The 95 % interval is {lower:F3} to {upper:F3} bits.")
            : string.Empty;
        return report.Test is { } test
            ? FormattableString.Invariant($"{interval} The permutation test, with {test.Permutations} random pairings of the rows, gives p = {test.PValue:G3}.")
            : interval;
    }

    private static string Given(EstimateReport report) => report.Given is { } given ? $", given {given.Z.Name} ({Count(given.DimsZ, "column")})" : string.Empty;

    private static string Count(int count, string name) => FormattableString.Invariant($"{count:N0} {name}{(count == 1 ? string.Empty : "s")}");

    private static HtmlText Warning(EstimateReport report, int index) => Page.Warning(
        report.Warnings[index], report.WarningIds is { } identifiers && index < identifiers.Count ? identifiers[index] : null);

    private static HtmlText Diagnostics(EstimateReport report) => report.Diagnostics switch
    {
        null => Empty,
        { Count: 0 } => Page.Section(
            "diagnosis", "Diagnosis", Html($"<p>The parts of the estimate agree with each other; nothing was found that speaks against it.</p>")),
        { } found => Page.Section(
            "diagnosis",
            "Diagnosis",
            Html($"<ul>\n{found.Select(remark => Html($"<li><code>{remark.Id}</code>: {remark.Message}</li>\n"))}</ul>")),
    };

    private static IEnumerable<string> Reading(EstimateReport report)
    {
        yield return "Mutual information measures how much knowing X narrows down Y, whatever the form of their dependence: with 1 bit, knowing X halves "
            + "the possibilities of Y; with 0 bits, X says nothing about Y.";
        yield return report switch
        {
            { MiBits: null } => "This estimate is not a finite number, so it has no meaning; see the warnings, or check the data for repeated rows.",
            { MiBits: < 0 } => "Nothing is clamped at 0: independent data give values on either side of it, and a negative one means that no dependence was found.",
            _ => "Nothing is clamped at 0: independent data give values around it, on either side.",
        };
    }

    private static IEnumerable<(string Label, string Value)> Settings(EstimateReport report)
    {
        foreach ((string Label, string Value) row in EstimateTable.Describe(report))
        {
            yield return row;
        }

        if (report.OfEstimator is NeighborReport { TieNoise: var noise })
        {
            yield return ("tie noise", noise == 0 ? "off" : FormattableString.Invariant($"uniform, of width {noise:R}"));
        }

        yield return ("version", report.Version);
        if (report.Provenance is { } provenance)
        {
            yield return ("sources", provenance.Commit is { } commit ? $"{provenance.SourceHash} (commit {commit})" : provenance.SourceHash);
        }
    }

    private static IReadOnlyCollection<string> Used(EstimateFolder folder) =>
    [
        folder.Report.Estimator,
        .. folder.Report switch
        {
            { Given: not null } => [Citations.Given],
            { OfEstimator: PublishedLmiReport { Regularizer: { } regularizer } } => [regularizer],
            _ => Array.Empty<string>(),
        },
        .. folder.HasMap ? [Citations.Map] : Array.Empty<string>(),
    ];
}
