using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of a study of lineages: the conclusion, pictures, numbers, how to read them, settings.</summary>
public static class LineagePage
{
    /// <summary>Makes the page.</summary>
    /// <param name="folder">The study.</param>
    public static HtmlText Create(LineageFolder folder)
    {
        LineageReport report = folder.Report;
        Picture[] pictures = [.. Pictures(folder)];
        return Page.Create(
            $"{Title(report)}: {Path.GetFileName(report.Cells.Address)}",
            Heading(report),
            Html($"{report.Warnings.Select(warning => Page.Warning(warning))}"),
            pictures.Length > 0
                ? Page.Section("figures", "Figures", Html($"""<div class="figures">{"\n"}{pictures.Select(Page.Figure)}</div>"""))
                : Empty,
            Page.Section("numbers", "Numbers", Page.Properties("Numbers of the study", Numbers(report))),
            report is MarkovReport { CellTypes: { } types } ? Types(types) : Empty,
            report is MarkovReport { SisterPairs: { } sisters } ? Sisters(sisters) : Empty,
            PublishedOf(report) is { } published ? Published(published) : Empty,
            Page.Section("reading", "How to read it", Html($"<ul>\n{Reading(report).Select(text => Html($"<li>{text}</li>\n"))}</ul>")),
            Page.Section("settings", "Settings", Page.Properties("Settings of the study", LineageTable.Settings(report).Append(("version", report.Version)))),
            Citations.Section([report.Estimator], report.Version));
    }

    private static string Title(LineageReport report) => report is MarkovReport ? "Markov test of lineages" : "Information along pseudotime";

    private static HtmlText Heading(LineageReport report) => Html($"""
        <p class="kind">{Title(report)}, by LatentMI</p>
        <h1>{Path.GetFileName(report.Cells.Address)}</h1>
        <p class="lead">{report.Implication}</p>
        """);

    private static PublishedLineageReport? PublishedOf(LineageReport report) => report switch
    {
        MarkovReport markov => markov.Published,
        PseudotimeReport pseudotime => pseudotime.Published,
        _ => null,
    };

    private static HtmlText Types(CellTypesReport types) => Page.Section(
        "types",
        "Types of cell",
        Html($"<p>What sisters share by {types.Column}: {LineageTable.Rest(types)}.</p>\n"),
        Page.Table(
            "Types of cell",
            ["types", "mean pointwise (bits)", "95 % interval over clones", "pairs", "clones"],
            types.Pairs.Select(pair => new[]
            {
                Html($"{pair.First}, {pair.Second}"),
                Number(pair.MeanPmiBits),
                Html($"{(pair.Ci95Bits is [double lower, double upper] ? FormattableString.Invariant($"{lower:F4} to {upper:F4}") : string.Empty)}"),
                Html($"{pair.Pairs}"),
                Html($"{pair.Clones}"),
            })));

    private static HtmlText Sisters(SistersReport sisters) => Page.Section(
        "sisters",
        "Pairs of sisters",
        Html($"<p>{LineageTable.Pairs(sisters)}. These are the pairs of the highest and the lowest values; sisters.csv has all of them.</p>\n"),
        Page.Table("Pairs of sisters", ["cells", "clone", "pointwise (bits)", "pairings"], sisters.Highest.Concat(sisters.Lowest).Select(pair => new[]
        {
            Html($"{pair.First}, {pair.Second}"),
            Html($"{pair.CloneName}"),
            Number(pair.PmiBits),
            Html($"{pair.Pairings}"),
        })));

    private static HtmlText Published(PublishedLineageReport published) => Page.Section(
        "published",
        "Published values",
        Html($"<p>{published.Remark}</p>\n"),
        Page.Table("Published values", ["quantity", "published mean (bits)", "SD", "of", "mean here (bits)", "SD", "of"], published.Values.Select(value => new[]
        {
            Html($"{LineageTable.Name(value)}"),
            Number(value.PublishedMeanBits),
            Number(value.PublishedSdBits),
            Html($"{value.PublishedCount} {value.Over}"),
            Number(value.MeanBits),
            Number(value.SdBits),
            Html($"{value.Count} {value.Over}"),
        })));

    private static HtmlText Number(double? value) => Html($"{(value is { } known ? FormattableString.Invariant($"{known:F4}") : string.Empty)}");

    private static IEnumerable<Picture> Pictures(LineageFolder folder)
    {
        (string Name, string Alternative, string Caption)[] known =
        [
            (LineageFolder.MarkovPicture,
                "Points for each pairing: early and late cells, sisters, and both shuffled, with their means.",
                "Each point is one random pairing, each diamond the mean of its column, and bars its 95 % interval over clones. Points of a column share their "
                + "clones, so that their spread is not the uncertainty of the mean. Shuffled pairs share nothing."),
            (LineageFolder.RollingPicture,
                "The rolling mean of pointwise information over pseudotime with a band.",
                "What early cells predict about the late cells of their clone, averaged over windows of cells along pseudotime. The band is valid for each window "
                + "separately, over clones; neighboring windows share cells, so that a bend shorter than a window is not a finding."),
            (LineageFolder.TypesPicture,
                "The cells in their embedding, colored by their type.",
                "Early and late cells of clones by their type. Where there are more types than colors, the same color has another shape."),
            folder.Report is MarkovReport
                ? (LineageFolder.EmbeddingPicture,
                    "The cells in their embedding, late ones colored by pointwise information.",
                    "Late cells by what they tell of their sisters, averaged over pairings; gray cells are early, have no sister, or were never drawn. "
                    + "The color scale leaves out the most extreme 2 % at both ends.")
                : (LineageFolder.EmbeddingPicture,
                    "The cells in their embedding, early ones colored by pointwise information.",
                    "Early cells by what they predict about the late cells of their clone, averaged over pairings; gray cells are late, or were never drawn. "
                    + "The color scale leaves out the most extreme 2 % at both ends."),
            (LineageFolder.TypePairsPicture,
                "The mean pointwise information of sisters for each two types of cell, as a map.",
                "What sisters of one type and of another tell of each other. A mean is of pairs that this method compares with all others: sisters of one rare type "
                + "have high values already because both are of that type. Gray cells have too few clones."),
        ];
        return known.Where(picture => folder.Pictures.ContainsKey(picture.Name))
            .Select(picture => Picture.Png(folder.Pictures[picture.Name], picture.Alternative, picture.Caption))
            .OfType<Picture>();
    }

    private static IEnumerable<(string Label, string Value)> Numbers(LineageReport report)
    {
        switch (report)
        {
            case MarkovReport markov:
                return
                [
                    .. OfPairing("early and late cell", markov.EarlyLate),
                    .. OfPairing("sisters", markov.Sisters),
                    ("difference", LineageTable.Difference(markov)),
                ];
            case PseudotimeReport pseudotime:
                return
                [
                    .. OfPairing("early and late cell", pseudotime.EarlyLate),
                    .. pseudotime.Landmarks.Select(point => ($"{point.Which} window", LineageTable.Window(point))),
                    ("rise", LineageTable.Rise(pseudotime)),
                ];
            default:
                return [];
        }
    }

    private static IEnumerable<(string Label, string Value)> OfPairing(string name, ClonePairsReport pairing)
    {
        yield return (name, LineageTable.Mean(pairing));
        yield return ("clones", FormattableString.Invariant($"{pairing.Clones:N0}, of which an estimate is of {pairing.Pairs:N0}"));
        if (LineageTable.Controls(pairing) is { } controls)
        {
            yield return ("shuffled", controls);
        }
    }

    private static IEnumerable<string> Reading(LineageReport report)
    {
        yield return "A pairing takes one pair of cells from each clone at random. The error over pairings says how well the mean over all pairings of these clones "
            + "is known; the error over clones says how much other clones of the same kind would change it, and is the one to use for conclusions.";
        if (report is MarkovReport markov)
        {
            yield return "If the early profile determined everything that sisters inherit, sisters could not share more than it shares with one of them.";
            if (markov.SisterPairs is not null)
            {
                yield return "The value of a pair is held out where the estimator holds rows out, and averaged over the pairings that the pair was drawn in. It is noisy for one pair: "
                    + "compare means of many. Calibration corrects the estimate but not these values, so that their mean may differ from the estimate.";
            }

            yield return "The early profile is that of one cell, as measured: measurement noise looks like hidden state.";
            yield return "If sisters do not share more, this proves nothing: hidden state that differs between sisters, or dependence that the estimator does not find, remains undetected.";
            yield return markov.EqualClones
                ? "Both estimates use the same number of clones, because estimates from fewer rows find less."
                : "The estimates may use different numbers of clones, and estimates from fewer rows find less.";
        }
        else
        {
            yield return "A cell's value is the mean over the pairings it was drawn in, and counts once. Calibration corrects the estimate but not the values of cells, "
                + "so that their mean may differ from the estimate.";
            yield return "The rise compares the last third of the cells with the first; its interval counts clones and excludes errors that shift all values equally.";
        }
    }
}
