using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of <c>lmi lag</c>: the maximum, the figure, the lags, how to read them, settings.</summary>
public static class LagPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="report">The study.</param>
    /// <param name="figure">Its figure.</param>
    public static HtmlText Create(LagReport report, Picture figure)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Page.Create(
            $"Lags: {report.X.Name} and {report.Y.Name}",
            Html($"""
                <p class="kind">Information over lags, by LatentMI</p>
                <h1>{report.X.Name} and {report.Y.Name}</h1>
                <p class="lead">{LagTable.Maximum(report)}.</p>
                """),
            Html($"{report.Warnings.Zip(report.WarningIds, (message, id) => Page.Warning(message, id))}"),
            Page.Section("figures", "Figures", Html($"""<div class="figures wide">{"\n"}{Page.Figure(figure)}</div>""")),
            Page.Section("lags", "Lags", Page.Table("Lags", ["lag", "bits", "95 % interval", "p"], report.Lags.Select(point => new[]
            {
                Html($"{point.Lag}"),
                Html($"{LagTable.Value(point)}"),
                Html($"{LagTable.Interval(point)}"),
                Html($"{(point.PValue is { } p ? FormattableString.Invariant($"{p:G3}") : string.Empty)}"),
            }))),
            Page.Section("reading", "How to read it", Html($"<ul>\n{Reading(report).Select(text => Html($"<li>{text}</li>\n"))}</ul>")),
            Page.Section("settings", "Rows and settings", Page.Properties("Rows and settings", LagTable.Describe(report).Append(("version", report.Version)))),
            Citations.Section([report.Estimator], report.Version));
    }

    private static IEnumerable<string> Reading(LagReport report)
    {
        yield return "Row t of X is beside row t + lag of Y: a peak at a positive lag means that Y follows X. All lags use the same rows of X.";
        yield return "A peak is as broad as X and Y remember themselves. It does not say that one acts on the other: both may follow a third.";
        if (report.Test is { } test)
        {
            yield return "The p-value of a lag is the chance that the largest of the estimates at all lags is as large where X and Y are independent: it needs no further correction for the number of lags.";
            yield return test.Surrogates == LagTestReport.CircularShifts
                ? "Surrogates shift X in a circle, which assumes that X and Y are stationary: a common trend looks like information."
                : "Surrogates exchange whole trials. What every trial has in common, as the response to a stimulus, is in the surrogates too: the test is about what X and Y of one trial share beyond it.";
        }
    }
}
