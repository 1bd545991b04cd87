using System.Globalization;
using LatentMI.Estimators.Catalog;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of one sweep: how much was estimated, figures, the pairs that share most, groups, settings, failures and warnings.</summary>
public static class SweepPage
{
    private const int MostPairs = 50;

    /// <summary>Makes the page.</summary>
    /// <param name="folder">The files of the sweep.</param>
    public static HtmlText Create(SweepFolder folder)
    {
        ExperimentRecord[] records = [.. folder.Results.Select(result => result.Record)];
        return Page.Create(
            $"{folder.Plan.Title}: sweep",
            Heading(folder, records),
            Page.Section("figures", "Figures", Html($"""<div class="figures wide">{"\n"}{folder.Figures.Select(Page.Figure)}</div>""")),
            Pairs(folder.Results),
            Groups(folder.Plan),
            ExperimentPage.Estimators(records),
            ExperimentPage.Failures(records),
            ExperimentPage.Warnings(records),
            Citations.Section([.. records.Select(record => record.Estimator).Append(EstimatorCatalog.Latent.Name).Distinct()], Page.Version));
    }

    private static HtmlText Heading(SweepFolder folder, ExperimentRecord[] records)
    {
        int planned = folder.Plan.Pairs.Count * folder.Plan.Seeds.Count * folder.Plan.Estimates.Count;
        int significant = folder.Results.Count(result => result.QValue <= SweepResults.Level);
        return Html($"""
            <p class="kind">A sweep by LatentMI</p>
            <h1>{folder.Plan.Title}</h1>
            <dl class="counts">
            <div><dt>estimates</dt><dd>{records.Length:N0} of {planned:N0}</dd></div>
            <div><dt>failed</dt><dd>{records.Count(record => record.Error is not null):N0}</dd></div>
            <div><dt>groups</dt><dd>{folder.Plan.Groups.Count:N0}</dd></div>
            <div><dt>tests</dt><dd>{folder.Results.Count(result => result.QValue is not null):N0}</dd></div>
            <div><dt>q at most {SweepResults.Level}</dt><dd>{significant:N0}</dd></div>
            <div><dt>hours of work</dt><dd>{records.Sum(record => record.Seconds) / 3600:0.0##}</dd></div>
            </dl>
            """);
    }

    private static HtmlText Pairs(IReadOnlyList<SweepResult> results)
    {
        SweepResult[] known = [.. results.Where(result => result.Record.EstimateBits is not null).OrderByDescending(result => result.ShownBits)];
        return Page.Section(
            "pairs",
            "The pairs that share most",
            Page.Table(
                "The pairs that share most",
                ["x", "y", "lag", "seed", "settings", "bits", "95 % interval", "p", "q"],
                known.Take(MostPairs).Select(result => new[]
                {
                    Html($"{result.X}"),
                    Html($"{result.Y}"),
                    ExperimentPage.Number(result.Lag),
                    Html($"{result.Record.Seed}"),
                    Html($"{result.Settings}"),
                    result.AtLeastBits is { } bound ? Html($"at least {Cell(bound)}") : Cell(result.Record.EstimateBits),
                    Html($"{Interval(result)}"),
                    Cell(result.PValue),
                    Cell(result.QValue),
                })),
            known.Length > MostPairs ? Html($"<p>{known.Length - MostPairs} more are in <code>{SweepFiles.Csv}</code>.</p>") : Empty,
            Html($"<p>q is p corrected for the number of pairs by Benjamini and Hochberg: of the pairs with q at most {SweepResults.Level}, that share is expected to be wrong at most.</p>"));
    }

    private static HtmlText Groups(SweepPlan plan) => Page.Section(
        "groups",
        "Groups",
        Page.Table(
            "Groups",
            ["group", "file", "rows", "columns"],
            plan.Groups.Select(group => new[]
            {
                Html($"{group.Name}"),
                Page.Text($"{group.Address}{group.Rows}"),
                ExperimentPage.Number(group.Count),
                ExperimentPage.Number(group.Dimensions),
            })));

    private static HtmlText Cell(double? value) => value is { } known ? Page.Cell(known.ToString("R", CultureInfo.InvariantCulture)) : Empty;

    private static string Interval(SweepResult result) =>
        result.Interval is { } interval ? string.Create(CultureInfo.InvariantCulture, $"{interval.Lower:0.###} to {interval.Upper:0.###}") : string.Empty;
}
