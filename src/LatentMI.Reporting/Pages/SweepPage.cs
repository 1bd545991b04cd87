using System.Globalization;
using LatentMI.Estimators.Catalog;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Sweeps;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of one sweep: how much was estimated, figures, the pairs that share most, groups, settings, failures and warnings.</summary>
public static class SweepPage
{
    private const int MostPairs = 50;

    /// <summary>Makes the page.</summary>
    /// <param name="folder">The files of the sweep.</param>
    public static HtmlText Create(SweepFolder folder) => Page.Create(
        $"{folder.Plan.Title}: sweep",
        Heading(folder),
        Page.Section("figures", "Figures", Html($"""<div class="figures wide">{"\n"}{folder.Figures.Select(Page.Figure)}</div>""")),
        Pairs(folder.Results),
        Groups(folder.Plan),
        ExperimentPage.Estimators(folder.Results),
        ExperimentPage.Failures(folder.Results),
        ExperimentPage.Warnings(folder.Results),
        Citations.Section([.. folder.Results.Select(result => result.Estimator).Append(EstimatorCatalog.Latent.Name).Distinct()], Page.Version));

    private static HtmlText Heading(SweepFolder folder)
    {
        int planned = folder.Plan.Pairs.Count * folder.Plan.Seeds.Count * folder.Plan.Estimates.Count;
        int significant = folder.Results.Count(result => result.QValue <= SweepResults.Level);
        return Html($"""
            <p class="kind">A sweep by LatentMI</p>
            <h1>{folder.Plan.Title}</h1>
            <dl class="counts">
            <div><dt>estimates</dt><dd>{folder.Results.Count:N0} of {planned:N0}</dd></div>
            <div><dt>failed</dt><dd>{folder.Results.Count(result => result.Error is not null):N0}</dd></div>
            <div><dt>groups</dt><dd>{folder.Plan.Groups.Count:N0}</dd></div>
            <div><dt>tests</dt><dd>{folder.Results.Count(result => result.QValue is not null):N0}</dd></div>
            <div><dt>q at most {SweepResults.Level}</dt><dd>{significant:N0}</dd></div>
            <div><dt>hours of work</dt><dd>{folder.Results.Sum(result => result.Seconds) / 3600:0.0##}</dd></div>
            </dl>
            """);
    }

    private static HtmlText Pairs(IReadOnlyList<SweepResult> results)
    {
        int known = results.Count(result => result.EstimateBits is not null);
        return Page.Section(
            "pairs",
            "The pairs that share most",
            Page.Table(
                "The pairs that share most",
                ["x", "y", "lag", "seed", "settings", "bits", "95 % interval", "p", "q"],
                results.Where(result => result.EstimateBits is not null).OrderByDescending(result => result.ShownBits).Take(MostPairs).Select(result => new[]
                {
                    Html($"{result.X}"),
                    Html($"{result.Y}"),
                    ExperimentPage.Number(result.Lag),
                    Html($"{result.Seed}"),
                    Html($"{result.Setting.Text}"),
                    result.AtLeastBits is { } bound ? Html($"at least {Cell(bound)}") : Cell(result.EstimateBits),
                    Html($"{Interval(result)}"),
                    Cell(result.PValue),
                    Cell(result.QValue),
                })),
            known > MostPairs ? Html($"<p>{known - MostPairs} more are in <code>{SweepFiles.Csv}</code>.</p>") : Empty,
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
