using System.Globalization;
using LatentMI.Estimators.Catalog;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of one analysis of <c>lmi interactions</c>: its numbers, pictures, pairs and settings.</summary>
public static class InteractionPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="folder">The files of the analysis.</param>
    public static HtmlText Create(InteractionFolder folder)
    {
        InteractionReport report = folder.Report;
        (string title, string lead, HtmlText numbers) = Content(report);
        return Page.Create(
            $"{title}: interactions",
            Html($"""
                <p class="kind">A study of interactions by LatentMI</p>
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                """),
            Html($"{report.Warnings.Select(warning => Page.Warning(warning))}"),
            numbers,
            folder.Figures.Count > 0
                ? Page.Section("figures", "Figures", Html($"""<div class="figures">{"\n"}{folder.Figures.Select(Page.Figure)}</div>"""))
                : Empty,
            Page.Section("settings", "Pairs and settings", Page.Properties("Pairs and settings", InteractionText.Describe(report))),
            Citations.Section([EstimatorCatalog.Latent.Name, .. (report.ShuffleTests ?? []).Select(test => test.Estimator)], report.Version));
    }

    private static (string Title, string Lead, HtmlText Numbers) Content(InteractionReport report) => report switch
    {
        { HoldOut: { } heldOut } => (
            FormattableString.Invariant($"ROC AUC {heldOut.RocAuc.Mean:F3}"),
            FormattableString.Invariant(
                $"How well known interactions are told from all other pairs of proteins that training never saw. Trials: {InteractionText.Trials(heldOut)}; {report.Pairs.Count} pairs."),
            Page.Section(
                "numbers",
                "Numbers",
                Page.Properties("Numbers", [
                    ("ROC AUC", InteractionText.Describe(heldOut.RocAuc)),
                    ("average precision", InteractionText.Describe(heldOut.AveragePrecision)),
                    ("for a random score", FormattableString.Invariant($"{heldOut.Prevalence:F4}, the share of pairs that are in the table")),
                    ("bits of the training pairs", InteractionText.Describe(heldOut.TrainingBits)),
                ]),
                Html($"""
                    <p>The area under the ROC curve is the probability that an interaction scores above a pair that is not in the table; 0.5 is no knowledge. Pairs
                    that interact and are not in the table count as errors, so that the true area is higher rather than lower. Trials share pairs: their
                    spread tells of the choice of proteins.</p>
                    """))),
        { Partners: { } partners } => (
            $"Partners of {partners.Id}",
            $"{InteractionText.Describe(partners)}.",
            Page.Section(
                "partners",
                "The likely partners",
                Page.Table("The likely partners", ["rank", "id", "pMI (bits)", "pair"], partners.Top.Select(partner => new[]
                {
                    Html($"{partner.Rank}"),
                    Html($"{partner.Id}"),
                    Number(partner.PmiBits),
                    Html($"{(partner.Known ? "known" : "new")}"),
                })),
                Html($"<p>The pointwise mutual information says how much more often such a pair occurs than if partners were chosen at random, as a power of 2.</p>\n"))),
        _ => (
            "Shuffle test",
            FormattableString.Invariant($"The information of {report.Pairs.Count} pairs, beside that of the same proteins paired at random."),
            Page.Section(
                "numbers",
                "Numbers",
                Page.Table(
                    "Numbers",
                    ["estimator", "bits", "standard error", "shuffled, mean", "shuffled, SD", "z", "p", "seconds"],
                    (report.ShuffleTests ?? []).Select(test => new[]
                    {
                        Html($"{test.Estimator}"),
                        Number(test.MiBits),
                        Number(test.StandardErrorBits),
                        Number(test.ControlMeanBits),
                        Number(test.ControlSdBits),
                        Number(test.Z),
                        Number(test.PValue),
                        Number(test.Seconds),
                    })),
                Html($"<p>z is the distance to the mean of the controls in their standard deviations; p is by rank and never below 1 / (1 + controls).</p>\n"))),
    };

    private static HtmlText Number(double? value) => Page.Cell(value?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty);
}
