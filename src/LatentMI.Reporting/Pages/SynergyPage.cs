using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of <c>lmi synergy</c>: what dominates, the figure, the values, the chain rule, how to read them, settings.</summary>
public static class SynergyPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="report">The study.</param>
    /// <param name="figure">Its figure.</param>
    public static HtmlText Create(SynergyReport report, Picture figure)
    {
        ArgumentNullException.ThrowIfNull(report);
        string title = $"What {string.Join(", ", report.Sources.Select(source => source.Name))} tell of {report.Target.Name}";
        return Page.Create(
            title,
            Html($"""
                <p class="kind">Redundancy and synergy of several sources, by LatentMI</p>
                <h1>{title}</h1>
                <p class="lead">{Lead(report)}</p>
                """),
            Html($"{report.Warnings.Zip(report.WarningIds, (message, id) => Page.Warning(message, id))}"),
            Page.Section("figures", "Figures", Html($"""<div class="figures wide">{"\n"}{Page.Figure(figure)}</div>""")),
            Page.Section("values", "Values", Html($"""
                {Page.Table(
                    "Values", ["quantity", .. SynergyTable.ShownHeads(report).Skip(1)], SynergyTable.Rows(report).Select(row => row.Select(field => Html($"{field}")).ToArray()))}
                <ul>
                {SynergyTable.ChainRule(report).Select(line => Html($"<li>{line}</li>\n"))}</ul>
                """)),
            Page.Section("reading", "How to read it", Html($"<ul>\n{Reading(report).Select(text => Html($"<li>{text}</li>\n"))}</ul>")),
            Page.Section("settings", "Rows and settings", Page.Properties("Rows and settings", SynergyTable.Describe(report).Append(("version", report.Version)))),
            Citations.Section([report.Estimator, Citations.Synergy, .. report.Estimator == "ksg" ? [Citations.Given] : Array.Empty<string>()], report.Version));
    }

    private static string Lead(SynergyReport report)
    {
        string together = Bits("Together they tell", report.Together);
        return report.Interaction is { } interaction
            ? $"{together} {Bits("The interaction is", interaction)} {Meaning(interaction)}"
            : report.Quantities.FirstOrDefault(quantity => quantity.Quantity == "o-information") is { } ofAll
                ? $"{together} {Bits("The O-information of sources and target is", ofAll)} {Meaning(ofAll)}"
                : together;
    }

    private static string Bits(string text, SynergyQuantityReport quantity) =>
        (quantity.AtLeastBits ?? quantity.Bits) is { } bits
            ? FormattableString.Invariant($"{text} {(quantity.AtLeastBits is null ? string.Empty : "at least ")}{bits:F3} bits.")
            : $"{text} a value that is not finite.";

    private static string Meaning(SynergyQuantityReport quantity) => SynergyTable.Dominates(quantity) switch
    {
        "synergy" => "Synergy dominates.",
        "redundancy" => "Redundancy dominates.",
        _ => "It is not shown to differ from 0.",
    };

    private static IEnumerable<string> Reading(SynergyReport report)
    {
        yield return "All values are of the same rows. Intervals of differences are of the rows' own differences, and narrower than the separate intervals suggest.";
        yield return "Interaction is what two sources tell together less what each tells alone: above 0 synergy is more than redundancy, below 0 it is less. Both may be there where it is 0.";
        yield return "Redundancy is the smaller of what each tells alone (minimum mutual information). It is exact for Gaussian sources of a target with one column; elsewhere it is an upper bound of what other definitions call redundancy, and says nothing of whether both tell the same.";
        if (report.Interaction is null)
        {
            yield return "O-information is total correlation less dual total correlation of all sources and the target: above 0 redundancy dominates among them, below 0 synergy. Its sign is opposite to that of interaction.";
        }

        yield return "The chain rule is a check: both sides are equal in truth, and are estimated each in its own way. With gaussian and gcmi they are equal by their formulas.";
        if (report.Permutations > 0)
        {
            yield return "The p-value is the chance of such a value where the target has nothing to do with any of the sources. Where it has to do with some, the p-value of an interaction is approximate.";
        }
    }
}
