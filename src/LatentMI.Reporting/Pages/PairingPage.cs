using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of estimates over several random pairings: the mean, what its errors mean, the picture, settings.</summary>
public static class PairingPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="folder">The folder that <c>lmi estimate --pairings N --out DIR</c> wrote.</param>
    /// <exception cref="InputException">Its file is not what the tool writes.</exception>
    public static HtmlText Create(string folder) =>
        Create(ResultJson.Read(Path.Combine(folder, PairingReport.FileName), ReportJson.ReadPairings, "'lmi estimate --pairings N --out'", "estimate again"));

    private static HtmlText Create(PairingReport report)
    {
        string value = BitsText.Of(report.MiBits);
        double[] bits = [.. report.Bits.OfType<double>()];
        double[] controls = [.. (report.ControlBits ?? []).OfType<double>()];
        return Page.Create(
            $"{value}: mutual information over {report.OverPairings.Count} pairings",
            Html($"""
                <p class="kind">Estimates over random pairings by LatentMI</p>
                <h1>{value}</h1>
                <p class="lead">the mean over {report.OverPairings.Count} random pairings of {report.NPairs:N0} pairs each, of <strong>{report.X.Name}</strong>
                and <strong>{report.Y.Name}</strong>.</p>
                """),
            Html($"{report.Warnings.Select(warning => Page.Warning(warning))}"),
            Page.Section("reading", "How to read it", Html($"""
                <p>Each pairing takes one random row of X and one of Y for each key. The standard error of the mean over pairings says how well this mean
                is known for these keys; the 95 % interval says how much other keys of the same kind would change it, and is the one to use for comparisons.
                Shuffled pairs share nothing: their values show the estimator's noise around 0.</p>
                """)),
            bits.Length > 0
                ? Page.Section("figures", "Figures", Page.Figure(Picture.Png(
                    PairingFigure.Draw(bits, controls),
                    $"Estimates of {bits.Length} pairings{(controls.Length > 0 ? " and of their shuffled pairs" : string.Empty)}.",
                    "Each point is one random pairing; lines are means.")!))
                : Empty,
            Page.Section("settings", "Settings", Page.Properties("Settings of the estimates", [.. PairingTable.Describe(report), ("version", report.Version)])),
            Citations.Section([report.Estimator], report.Version));
    }
}
