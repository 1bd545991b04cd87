using LatentMI.Reporting.Reports;
using LatentMI.Studies.Lineages;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Lineages;

/// <summary>The rolling mean of the pointwise information of cells over pseudotime, with its 95 % band.</summary>
internal static class RollingMeanFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="pseudotime">The name of the pseudotime.</param>
    /// <param name="window">The number of cells of a window.</param>
    /// <param name="points">The rolling mean.</param>
    /// <param name="meanBits">The mean of the estimates; null where it is not finite.</param>
    /// <param name="published">Published values; null where there are none.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(string pseudotime, int window, IReadOnlyList<RollingPoint> points, double? meanBits, PublishedLineageReport? published)
    {
        using Plot plot = FigureStyle.NewPlot("Information along pseudotime", pseudotime, "pointwise information (bits)");
        RollingPoint[] known = [.. points.Where(point => double.IsFinite(point.Lower))];
        if (known.Length > 1)
        {
            FillY band = plot.Add.FillY(
                [.. known.Select(point => point.Position)], [.. known.Select(point => point.Lower)], [.. known.Select(point => point.Upper)]);
            band.FillColor = FigureStyle.Blue.WithAlpha(0.2);
            band.LineColor = Colors.Transparent;
            band.LegendText = "95 % interval of a window, over clones";
        }

        Scatter curve = plot.Add.ScatterLine(
            points.Select(point => point.Position).ToArray(), points.Select(point => point.MeanBits).ToArray(), FigureStyle.Blue);
        curve.LineWidth = 2.5f;
        curve.LegendText = FormattableString.Invariant($"mean of {window} cells");
        if (meanBits is { } mean)
        {
            HorizontalLine whole = plot.Add.HorizontalLine(mean);
            whole.Color = FigureStyle.Gray;
            whole.LineWidth = 1.5f;
            whole.LinePattern = LinePattern.Dashed;
            whole.LegendText = "estimate of all cells";
        }

        AddPublished(plot, points, published);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot);
    }

    // Of other cells, along another pseudotime: a mean with its spread, beside the curve.
    private static void AddPublished(Plot plot, IReadOnlyList<RollingPoint> points, PublishedLineageReport? published)
    {
        if (published?.Values.FirstOrDefault(value => value.Quantity == "early-cells") is { } value)
        {
            double beside = points[^1].Position + (0.04 * (points[^1].Position - points[0].Position));
            PublishedMark.Add(plot, beside, value, published, hasLegend: true);
        }
    }
}
