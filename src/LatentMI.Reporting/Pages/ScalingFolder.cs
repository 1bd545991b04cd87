using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Figures.Scalings;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;

namespace LatentMI.Reporting.Pages;

/// <summary>The files of <c>lmi scaling --out</c>: the estimates, their figure, the report, and <c>result.json</c> last.</summary>
/// <param name="Report">The result.</param>
/// <param name="Figure">The figure.</param>
public sealed record ScalingFolder(ScalingReport Report, Picture Figure)
{
    private const string Alternative = "Bits over the level, with the fitted law.";
    private const string Caption = "Estimates over the level. The band is the 95 % interval of the fitted law; beyond the levels the law is extrapolated.";

    private static readonly string FigureFile = $"figures/{ScalingReport.FigureName}.png";

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The study; null where the result in it is of something else.</returns>
    /// <exception cref="InputException">The result is damaged.</exception>
    public static ScalingFolder? Find(string path)
    {
        ScalingReport? report = ResultJson.Read(Path.Combine(path, EstimateFolder.ResultFile), ReportJson.ReadScaling);
        return report is null ? null : new ScalingFolder(report, PictureOf(ScalingFigure.Draw(report)));
    }

    /// <summary>Writes a study: <c>scaling.csv</c>, <c>figures/scaling.png</c> and <c>.svg</c>, <c>report.html</c>, <c>result.json</c>.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="report">The result.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static void Write(ResultFolder folder, ScalingReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(report);
        ExperimentFigure figure = ScalingFigure.Draw(report);
        folder.WriteFile("scaling.csv", stream => ScalingTable.WriteCsv(stream, report), cancellationToken);
        folder.WriteFile(FigureFile, stream => stream.Write(figure.Png), cancellationToken);
        folder.WriteText(Path.ChangeExtension(FigureFile, "svg"), figure.Svg, cancellationToken);
        folder.WriteText(ResultFolder.ReportFile, ScalingPage.Create(new ScalingFolder(report, PictureOf(figure))).Markup, cancellationToken);
        folder.WriteResult(ReportJson.Write(report), cancellationToken);
    }

    private static Picture PictureOf(ExperimentFigure figure) => Picture.Png(figure.Png, Alternative, Caption)!;
}
