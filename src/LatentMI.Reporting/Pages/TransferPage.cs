using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of <c>lmi transfer</c>: both directions, the figure, the values, how to read them, settings.</summary>
public static class TransferPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="report">The study.</param>
    /// <param name="figure">Its figure.</param>
    public static HtmlText Create(TransferReport report, Picture figure)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Page.Create(
            $"Transfer: {report.X.Name} and {report.Y.Name}",
            Html($"""
                <p class="kind">Transfer entropy and information storage, by LatentMI</p>
                <h1>{report.X.Name} and {report.Y.Name}</h1>
                <p class="lead">{Lead(report)}</p>
                """),
            Html($"{report.Warnings.Zip(report.WarningIds, (message, id) => Page.Warning(message, id))}"),
            Page.Section("figures", "Figures", Html($"""<div class="figures wide">{"\n"}{Page.Figure(figure)}</div>""")),
            Page.Section("values", "Values", Page.Table(
                "Values", ["quantity", .. TransferTable.ShownHeads(report).Skip(1)], TransferTable.Rows(report).Select(row => row.Select(field => Html($"{field}")).ToArray()))),
            Page.Section("reading", "How to read it", Html($"<ul>\n{Reading(report).Select(text => Html($"<li>{text}</li>\n"))}</ul>")),
            Page.Section("settings", "Rows and settings", Page.Properties("Rows and settings", TransferTable.Describe(report).Append(("version", report.Version)))),
            Citations.Section([report.Estimator, Citations.Transfer, .. report.Estimator == "gaussian" ? Array.Empty<string>() : [Citations.Given]], report.Version));
    }

    private static string Lead(TransferReport report) => string.Join(" ", new[] { ("X", "Y", report.XToY), ("Y", "X", report.YToX) }.Select(direction =>
    {
        (string source, string target, HistoryReport quantity) = direction;
        string bits = quantity.ShownBits is { } known ? FormattableString.Invariant($"{known:F3} bits") : "a value that is not finite";
        string p = quantity.PValue is { } value ? FormattableString.Invariant($" (p {value:G3})") : string.Empty;
        return $"{source} to {target}: {bits}{p}.";
    }));

    private static IEnumerable<string> Reading(TransferReport report)
    {
        yield return "Transfer from X to Y is what the past of X tells of the next row of Y beyond the past of Y. Storage is what the past of a series tells of its own next row. All are of the same rows.";
        yield return "It does not say that one acts on the other: both may follow a third series. A past of Y that is too short leaves to X what Y itself remembers.";
        if (report.Surrogates is { } surrogates)
        {
            yield return "The p-value of a direction is the chance of so many bits where the source has nothing to do with the target. The mean of the surrogates is what chance and the estimator's bias make of such a source.";
            yield return surrogates == LagTestReport.CircularShifts
                ? "Surrogates shift the source in a circle, which assumes that X and Y are stationary: a common trend looks like transfer."
                : "Surrogates exchange whole trials of the source. What every trial has in common is in the surrogates too: the test is about what X and Y of one trial share beyond it.";
        }
    }
}
