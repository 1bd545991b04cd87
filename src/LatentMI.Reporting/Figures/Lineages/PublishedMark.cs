using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Lineages;

/// <summary>A published mean beside ours: an open gray diamond, its bar one standard deviation of what it is the mean of either way.</summary>
internal static class PublishedMark
{
    /// <summary>Adds it.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="place">Where.</param>
    /// <param name="value">The value.</param>
    /// <param name="published">What it is one of.</param>
    /// <param name="hasLegend">Whether the legend says what it is.</param>
    public static void Add(Plot plot, double place, PublishedValueReport value, PublishedLineageReport published, bool hasLegend)
    {
        if (value.PublishedMeanBits is not { } mean)
        {
            return;
        }

        Coordinates[] points = [new Coordinates(place, mean)];
        Scatter point = plot.Add.ScatterPoints(points);
        point.MarkerStyle = Marks.Style(MarkerShape.OpenDiamond, 10, FigureStyle.Gray);
        point.LegendText = hasLegend ? $"published{(published.SameClones ? string.Empty : ", other data")}: mean, SD over {value.Over}" : string.Empty;
        if (value.PublishedSdBits is { } deviation)
        {
            ErrorBar bar = plot.Add.ErrorBar([place], [mean], [deviation]);
            bar.Color = FigureStyle.Gray;
            bar.LineWidth = 2;
            bar.CapSize = 5;
        }
    }
}
