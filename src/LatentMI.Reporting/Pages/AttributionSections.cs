using System.Globalization;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The part of a report that tells which columns carry the information.</summary>
internal static class AttributionSections
{
    private const int MostColumns = 50;

    /// <summary>Makes the part; empty where there is no attribution.</summary>
    /// <param name="report">The attribution, or null.</param>
    public static HtmlText Create(AttributionReport? report) => report is null
        ? Empty
        : Page.Section(
            "columns",
            "Which columns carry the information",
            Html($"""
                <p>Gain is the share of a column's variance that the latents of the other side predict on held-out rows, the larger one of its value (mean) and of
                its distance from its mean (spread). Similar columns have similar gains; information that columns carry only jointly does not show.</p>

                """),
            Html($"""<div class="figures">{"\n"}{AttributionPictures.Create(report).Select(made => Page.Figure(made.Picture))}</div>"""),
            Side("X", "Y", report, report.X),
            Side("Y", "X", report, report.Y));

    private static HtmlText Side(string side, string other, AttributionReport report, AttributedSideReport columns) => Html($"""
        <p>{AttributionTable.Summary(side, other, report, columns)} {AttributionTable.CoarseQValues(report, columns) ?? string.Empty}</p>
        {Page.Table(
            $"Columns of {side}",
            [$"column of {side}", "gain", "mean", "spread", "bits", "error", "p", "q", "above threshold"],
            columns.Columns.Take(MostColumns).Select(column => new[]
            {
                Html($"{column.Label}"),
                Cell(column.Gain),
                Cell(column.MeanGain),
                Cell(column.SpreadGain),
                Cell(column.Bits),
                Cell(column.Mse),
                Cell(column.PValue),
                Cell(column.QValue),
                Html($"{(column.AboveThreshold ? "yes" : "no")}"),
            }))}
        {Rest(side, columns)}
        """);

    private static HtmlText Rest(string side, AttributedSideReport columns) => columns.Columns.Count > MostColumns
        ? Html($"<p>{columns.Columns.Count - MostColumns} more are in <code>columns_{side.ToLowerInvariant()}.csv</code>.</p>\n")
        : Empty;

    private static HtmlText Cell(double? value) => value is { } known ? Page.Cell(known.ToString("R", CultureInfo.InvariantCulture)) : Empty;
}
