using LatentMI.Reporting.Reports.Estimates;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The estimate over the number of rows, with the spread of parts of the same size.</summary>
internal static class SampleSizeFigure
{
    // The ceiling would flatten the curve where it is far above.
    private const double NearCeilingBits = 3;

    /// <summary>Draws the figure.</summary>
    /// <param name="points">The points, in the order of their rows; one or more, all finite.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] Draw(IReadOnlyList<SampleSizeReport> points, PictureFormat format = PictureFormat.Png)
    {
        using Plot plot = FigureStyle.NewPlot("Number of rows", "rows", "mutual information (bits)");
        double[] rows = [.. points.Select(point => (double)point.Rows)];
        double[] bits = [.. points.Select(point => point.MeanBits!.Value)];
        Scatter curve = plot.Add.Scatter(rows, bits, FigureStyle.Blue);
        curve.LineWidth = 2.5f;
        curve.MarkerSize = 9;
        curve.LegendText = "mean over subsets of equal size";
        AddSpread(plot, points);
        AddCeiling(plot, points);
        plot.Axes.Bottom.SetTicks(rows, [.. points.Select(point => FormattableString.Invariant($"{point.Rows:N0}"))]);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot, format);
    }

    private static void AddSpread(Plot plot, IReadOnlyList<SampleSizeReport> points)
    {
        SampleSizeReport[] several = [.. points.Where(point => point.StandardDeviationBits is not null)];
        if (several.Length == 0)
        {
            return;
        }

        ErrorBar spread = plot.Add.ErrorBar(
            [.. several.Select(point => (double)point.Rows)],
            [.. several.Select(point => point.MeanBits!.Value)],
            [.. several.Select(point => point.StandardDeviationBits!.Value)]);
        spread.Color = FigureStyle.Blue;
        spread.LineWidth = 2;
        spread.CapSize = 6;
    }

    private static void AddCeiling(Plot plot, IReadOnlyList<SampleSizeReport> points)
    {
        double ceiling = Math.Log2(points[^1].Rows);
        if (points.Max(point => point.MeanBits!.Value) < ceiling - NearCeilingBits)
        {
            return;
        }

        double[] rows = [.. Enumerable.Range(0, 41).Select(i => points[0].Rows + ((points[^1].Rows - points[0].Rows) * i / 40.0))];
        Scatter line = plot.Add.ScatterLine(rows, [.. rows.Select(Math.Log2)], FigureStyle.Vermilion);
        line.LineWidth = 2;
        line.LinePattern = LinePattern.Dashed;
        line.LegendText = "log2 of the rows: the most that can be shown";
    }
}
