using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Figures.Rankings;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;

namespace LatentMI.Reporting.Pages;

/// <summary>The files of <c>lmi rank --out</c>: tables, the figure, the report, and <c>result.json</c> last.</summary>
public static class RankingFolder
{
    private const string FigureName = "ranking";

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The ranking; null where the result in it is of something else.</returns>
    /// <exception cref="InputException">The result is damaged.</exception>
    public static RankingReport? Read(string path) => ResultJson.Read(Path.Combine(path, EstimateFolder.ResultFile), ReportJson.ReadRanking);

    /// <summary>Writes <c>ranking.csv</c>, <c>differences.csv</c>, <c>figures/ranking.png</c> and <c>.svg</c>, <c>report.html</c>, <c>result.json</c>.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="report">The ranking.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static void Write(ResultFolder folder, RankingReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(report);
        folder.WriteFile("ranking.csv", stream => RankingTable.WriteCandidates(stream, report), cancellationToken);
        folder.WriteFile("differences.csv", stream => RankingTable.WriteDifferences(stream, report), cancellationToken);
        ExperimentFigure figure = RankingFigure.Draw(FigureName, report);
        folder.WriteFile($"figures/{FigureName}.png", stream => stream.Write(figure.Png), cancellationToken);
        folder.WriteText($"figures/{FigureName}.svg", figure.Svg, cancellationToken);
        folder.WriteText(ResultFolder.ReportFile, RankingPage.Create(report).Markup, cancellationToken);
        folder.WriteResult(ReportJson.Write(report), cancellationToken);
    }
}
