using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Pages;

/// <summary>What <c>lmi interactions --out</c> wrote, read again.</summary>
/// <param name="Report">The result.</param>
/// <param name="Figures">The pictures, in the order of their names.</param>
public sealed record InteractionFolder(InteractionReport Report, IReadOnlyList<Picture> Figures)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>Its content, or null where its result is of another command.</returns>
    /// <exception cref="InputException">A file in it is not what the tool writes.</exception>
    public static InteractionFolder? Find(string path) =>
        ResultJson.Read(Path.Combine(path, EstimateFolder.ResultFile), ReportJson.ReadInteractions) is { } report ? Read(path, report) : null;

    /// <summary>Reads the pictures that belong to a result.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="report">The result.</param>
    public static InteractionFolder Read(string path, InteractionReport report) =>
        new(report, [.. Names(report).Select(name => (name, File: Path.Combine(path, name.File))).Where(figure => File.Exists(figure.File)).Select(figure =>
            Picture.Png(File.ReadAllBytes(figure.File), figure.name.Caption, figure.name.Caption)
                ?? throw new InputException($"{figure.File}: is not a PNG image; run 'lmi interactions' again."))]);

    // Those of an earlier analysis in the same folder are not of this one.
    private static IEnumerable<(string File, string Caption)> Names(InteractionReport report)
    {
        if (report.ShuffleTests is not null)
        {
            yield return ("shuffle.png", "The information of the pairs of the table, beside that of the same proteins paired at random.");
        }

        if (report.HoldOut is not null)
        {
            yield return ("roc.png", "ROC of pairs of held-out proteins: the mean over trials and one standard deviation around it.");
            yield return ("precision_recall.png", "Precision over recall of the same pairs; the dashed line is the share of pairs that are in the table.");
        }

        if (report.Partners is not null)
        {
            yield return ("partners.png", "The scores of all candidates, and those of known partners.");
        }
    }
}
