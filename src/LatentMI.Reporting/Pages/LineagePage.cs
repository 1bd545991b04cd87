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
            (LineageFolder.EmbeddingPicture,
                "The cells in their embedding, early ones colored by pointwise information.",
                "Early cells by what they predict about the late cells of their clone, averaged over pairings; gray cells are late, or were never drawn. "
                + "The color scale leaves out the most extreme 2 % at both ends."),
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
