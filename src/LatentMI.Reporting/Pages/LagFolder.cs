using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Figures.Lags;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;

namespace LatentMI.Reporting.Pages;

/// <summary>The files of <c>lmi lag --out</c>: the curve, its figure, the report, and <c>result.json</c> last.</summary>
/// <param name="Report">The result.</param>
/// <param name="Figure">The figure.</param>
public sealed record LagFolder(LagReport Report, Picture Figure)
{
    private const string Alternative = "Bits over the lag.";
    private const string Caption =
        "What row t of X and row t + lag of Y share. The band is the 95 % interval of each lag separately. Neighboring lags share rows, so that their errors are alike.";

    private static readonly string FigureFile = $"figures/{LagReport.FigureName}.png";

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The study; null where the result in it is of something else.</returns>
    /// <exception cref="InputException">The result is damaged.</exception>
    public static LagFolder? Find(string path)
    {
        LagReport? report = ResultJson.Read(Path.Combine(path, EstimateFolder.ResultFile), ReportJson.ReadLags);
        return report is null ? null : new LagFolder(report, PictureOf(LagCurveFigure.Draw(report)));
    }

    /// <summary>Writes a study: <c>lags.csv</c>, <c>figures/lags.png</c> and <c>.svg</c>, <c>report.html</c>, <c>result.json</c>.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="report">The result.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static void Write(ResultFolder folder, LagReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(report);
        ExperimentFigure figure = LagCurveFigure.Draw(report);
        folder.WriteFile("lags.csv", stream => LagTable.WriteCsv(stream, report), cancellationToken);
        folder.WriteFile(FigureFile, stream => stream.Write(figure.Png), cancellationToken);
        folder.WriteText(Path.ChangeExtension(FigureFile, "svg"), figure.Svg, cancellationToken);
        folder.WriteText(ResultFolder.ReportFile, LagPage.Create(new LagFolder(report, PictureOf(figure))).Markup, cancellationToken);
        folder.WriteResult(ReportJson.Write(report), cancellationToken);
    }

    private static Picture PictureOf(ExperimentFigure figure) => Picture.Png(figure.Png, Alternative, Caption)!;
}
