using LatentMI.Estimators.Catalog;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Rankings;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of a ranking: the order, the figure, all differences, how to read them, settings.</summary>
public static class RankingPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="report">The ranking.</param>
    public static HtmlText Create(RankingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var figure = Picture.Png(
            RankingFigure.Draw("ranking", report).Png,
            $"The values of {report.Candidates.Count} representations with their intervals, and their differences from the first; the table holds the same numbers.",
            "Values and differences are compared on the same rows, so that a difference may be certain where the intervals of the values overlap.");
        return Page.Create(
            $"{report.Candidates.Count} representations and {report.Target.Name}",
            Html($"""
                <p class="kind">A ranking by LatentMI</p>
                <h1>What {report.Candidates.Count} representations share with {report.Target.Name}</h1>
                <p class="lead">{Lead(report)}</p>
                """),
            Html($"{RankingTable.Warnings(report).Select(warning => Page.Warning(warning))}"),
            Page.Section("ranking", "Ranking", Page.Table("Ranking", RankingTable.Heads, RankingTable.Rows(report).Select(row => row.Select(Page.Cell).ToArray()))),
            figure is null ? Empty : Page.Section("figures", "Figures", Page.Figure(figure)),
            Page.Section("differences", "All differences", Page.Table(
                "Differences of all pairs",
                ["more", "less", "difference, bits", "lower end", "upper end"],
                report.Differences.Select(difference => new[]
                {
                    Html($"{difference.First}"), Html($"{difference.Second}"), Number(difference.Bits), Number(difference.LowerBits), Number(difference.UpperBits),
                }))),
            Page.Section("reading", "How to read it", Html($"""
                <p>{RankingTable.Reading} A candidate's rank is at least one more than the number of candidates that are above it by more than their interval, and at most what those
                below it leave.</p>
                <p>The interval of a difference counts the rows, what calibration may be off by, and what the maps of either side may miss. It does not include what no map of the method
                can find in a representation.</p>
                """)),
            Page.Section("settings", "Settings", Page.Properties("Settings of the estimates", [.. RankingTable.Settings(report), ("version", report.Version)])),
            Citations.Section([EstimatorCatalog.Latent.Name], report.Version));
    }

    private static string Lead(RankingReport report)
    {
        string[] first = [.. report.Candidates.Zip(report.Names).Where(candidate => candidate.First.Ranks[0] == 1).Select(candidate => candidate.Second)];
        return first.Length == 1
            ? $"{first[0]} shares most: it is above all others by more than the intervals of their differences."
            : $"{OneLine.List(first, first.Length)} share most, and are not shown to differ from each other.";
    }

    private static HtmlText Number(double? value) => Page.Cell(value is { } number ? FormattableString.Invariant($"{number:R}") : "not known");
}
