using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of <c>lmi scaling</c>: the law and what it says of more, the figure, the estimates, how to read them, settings.</summary>
public static class ScalingPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="report">The study.</param>
    /// <param name="figure">Its figure.</param>
    public static HtmlText Create(ScalingReport report, Picture figure)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] heads = ScalingTable.Heads(report);
        string[][] rows = [.. report.Estimates.Select(point => ScalingTable.Fields(report, point))];
        int[] shown = [.. Enumerable.Range(0, heads.Length).Where(column => rows.Any(row => row[column].Length > 0))];
        return Page.Create(
            $"Scaling: {report.Name}",
            Html($"""
                <p class="kind">Information over {(report.Table is { } table ? table.Level : report.Over)}, by LatentMI</p>
                <h1>{report.Name}</h1>
                <p class="lead">{Lead(report)}</p>
                """),
            Html($"{report.Warnings.Zip(report.WarningIds, (message, id) => Page.Warning(message, id))}"),
            Page.Section("figures", "Figures", Html($"""<div class="figures wide">{"\n"}{Page.Figure(figure)}</div>""")),
            Page.Section("law", "Law", Page.Properties("Law", ScalingTable.Law(report))),
            Page.Section("estimates", report.Table is null ? "Estimates" : "Values", Page.Table(
                "Estimates", [.. shown.Select(column => heads[column])], rows.Select(row => shown.Select(column => Html($"{row[column]}")).ToArray()))),
            Page.Section("reading", "How to read it", Html($"<ul>\n{Reading(report).Select(text => Html($"<li>{text}</li>\n"))}</ul>")),
            Page.Section("settings", "Rows and settings", Page.Properties("Rows and settings", ScalingTable.Describe(report).Append(("version", report.Version)))),
            Citations.Section(report.Estimator is { } estimator ? [estimator] : [], report.Version));
    }

    private static string Lead(ScalingReport report) => report.Fit switch
    {
        null => "What X and Y share with fewer columns.",
        { Divergence: not null } => "Nothing is extrapolated; the warning says why.",
        { Extrapolations: [var twice, ..] } => FormattableString.Invariant(
            $"Twice as many {report.QualityName} would give {twice.GainBits:F3} bits more; the limit is {report.Fit.Parameters[0].Value:F3} bits."),
        _ => FormattableString.Invariant($"Without added noise the law has {report.Fit.Parameters[0].Value:F3} bits."),
    };

    private static IEnumerable<string> Reading(ScalingReport report)
    {
        if (report.Fit is null)
        {
            yield return "Columns that are left out take their information with them. There is no law of how much; the curve is for columns chosen at random, and the best columns do better.";
            yield break;
        }

        yield return "Levels are of the same rows: what is typical or odd about these moves all estimates together. The band and the intervals include this.";
        yield return "The law is a model. Beyond the levels nothing tests it, and the more so the further; nothing is said beyond ten times the highest level but its limit.";
        yield return report.Over switch
        {
            "depth" => "Depth is simulated by keeping each read with the same chance. Sequencing deeper also needs more molecules to be in the library, of which this knows nothing.",
            "noise" => "The limit is what X and Y share as they were measured. Their own noise is not removed.",
            "rows" => "More rows do not change what X and Y share, only what an estimator finds of it.",
            _ => "Errors of different levels are taken as independent. Where they are of the same rows, the intervals of the limit are too narrow.",
        };
    }
}
