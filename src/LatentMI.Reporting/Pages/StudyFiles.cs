using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Figures.Lags;
using LatentMI.Reporting.Figures.Scalings;
using LatentMI.Reporting.Figures.Synergies;
using LatentMI.Reporting.Figures.Transfers;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;

namespace LatentMI.Reporting.Pages;

/// <summary>The files of the <c>--out</c> of a study that has one table and one figure: both, the report, and <c>result.json</c> last.</summary>
public abstract class StudyFiles
{
    private protected StudyFiles()
    {
    }

    /// <summary>Those of <c>lmi lag</c>: <c>lags.csv</c>, <c>figures/lags.png</c> and <c>.svg</c>.</summary>
    public static StudyFiles<LagReport> Lags { get; } = new(LagReport.FigureName, ReportJson.ReadLags, ReportJson.Write, LagTable.WriteCsv, LagCurveFigure.Draw, LagPage.Create)
    {
        Alternative = "Bits over the lag.",
        Caption = "What row t of X and row t + lag of Y share. The band is the 95 % interval of each lag separately. Neighboring lags share rows, so that their errors are alike.",
    };

    /// <summary>Those of <c>lmi transfer</c>: <c>transfer.csv</c>, <c>figures/transfer.png</c> and <c>.svg</c>.</summary>
    public static StudyFiles<TransferReport> Transfer { get; } = new(
        TransferReport.FigureName, ReportJson.ReadTransfer, ReportJson.Write, TransferTable.WriteCsv, TransferFigure.Draw, TransferPage.Create)
    {
        Alternative = "Bits of transfer in both directions, and of storage of both series.",
        Caption = "What the past of one series tells of the other beyond the other's own past, and what each tells of itself, with 95 % intervals and the estimates of moved sources.",
    };

    /// <summary>Those of <c>lmi synergy</c>: <c>synergy.csv</c>, <c>figures/synergy.png</c> and <c>.svg</c>.</summary>
    public static StudyFiles<SynergyReport> Synergy { get; } = new(
        SynergyReport.FigureName, ReportJson.ReadSynergy, ReportJson.Write, SynergyTable.WriteCsv, SynergyFigure.Draw, SynergyPage.Create)
    {
        Alternative = "Bits that the sources tell of the target, alone, beyond the others and together, with interaction, redundancy and synergy.",
        Caption = "What each source tells of the target, alone, beyond the others and together, and what of it is redundant and synergistic, with 95 % intervals.",
    };

    /// <summary>Those of <c>lmi scaling</c>: <c>scaling.csv</c>, <c>figures/scaling.png</c> and <c>.svg</c>.</summary>
    public static StudyFiles<ScalingReport> Scaling { get; } = new(
        ScalingReport.FigureName, ReportJson.ReadScaling, ReportJson.Write, ScalingTable.WriteCsv, ScalingFigure.Draw, ScalingPage.Create)
    {
        Alternative = "Bits over the level, with the fitted law.",
        Caption = "Estimates over the level. The band is the 95 % interval of the fitted law; beyond the levels the law is extrapolated.",
    };

    /// <summary>Those of all studies.</summary>
    public static IReadOnlyList<StudyFiles> All { get; } = [Lags, Transfer, Synergy, Scaling];

    /// <summary>The report of a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The page; null where the result in it is of something else.</returns>
    /// <exception cref="InputException">The result is damaged.</exception>
    public abstract HtmlText? FindPage(string path);
}

/// <summary>The files of one study.</summary>
/// <typeparam name="TReport">What is said of it.</typeparam>
public sealed class StudyFiles<TReport> : StudyFiles
    where TReport : class
{
    private readonly string _name;
    private readonly Func<string, TReport?> _read;
    private readonly Func<TReport, string> _write;
    private readonly Action<Stream, TReport> _writeTable;
    private readonly Func<TReport, ExperimentFigure> _draw;
    private readonly Func<TReport, Picture, HtmlText> _page;

    /// <summary>Puts together what makes the files.</summary>
    /// <param name="name">The name of the table and of the figure, without extensions.</param>
    /// <param name="read">Reads a result; null where it is of something else.</param>
    /// <param name="write">Writes a result.</param>
    /// <param name="writeTable">Writes the table.</param>
    /// <param name="draw">Draws the figure.</param>
    /// <param name="page">Makes the report.</param>
    internal StudyFiles(
        string name,
        Func<string, TReport?> read,
        Func<TReport, string> write,
        Action<Stream, TReport> writeTable,
        Func<TReport, ExperimentFigure> draw,
        Func<TReport, Picture, HtmlText> page) => (_name, _read, _write, _writeTable, _draw, _page) = (name, read, write, writeTable, draw, page);

    /// <summary>What the figure is, in the place of it.</summary>
    public required string Alternative { get; init; }

    /// <summary>What stands below the figure.</summary>
    public required string Caption { get; init; }

    /// <inheritdoc/>
    public override HtmlText? FindPage(string path) =>
        ResultJson.Read(Path.Combine(path, EstimateFolder.ResultFile), _read) is { } report ? _page(report, PictureOf(_draw(report))) : null;

    /// <summary>Writes the files of a study.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="report">The result.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public void Write(ResultFolder folder, TReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(report);
        ExperimentFigure figure = _draw(report);
        folder.WriteFile($"{_name}.csv", stream => _writeTable(stream, report), cancellationToken);
        folder.WriteFile($"figures/{_name}.png", stream => stream.Write(figure.Png), cancellationToken);
        folder.WriteText($"figures/{_name}.svg", figure.Svg, cancellationToken);
        folder.WriteText(ResultFolder.ReportFile, _page(report, PictureOf(figure)).Markup, cancellationToken);
        folder.WriteResult(_write(report), cancellationToken);
    }

    private Picture PictureOf(ExperimentFigure figure) => Picture.Png(figure.Png, Alternative, Caption)!;
}
