using LatentMI.Reporting.Reports.Estimates;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>What each number of latent dimensions is worth: held-out bits, by which it is chosen, and nearest neighbors uncorrected.</summary>
internal static class LatentDimensionsFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="points">The points, in the order of their latent dimensions; one or more with a finite held-out value.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] Draw(IReadOnlyList<LatentDimsReport> points, PictureFormat format = PictureFormat.Png)
    {
        using Plot plot = FigureStyle.NewPlot("Latent dimensions", "latent dimensions of each side", "mutual information (bits)");
        AddCurve(plot, points, point => point.HeldOutBits, "density ratio on held-out rows", FigureStyle.Blue);
        AddCurve(plot, points, point => point.RawBits, "nearest neighbors, uncalibrated", FigureStyle.Orange);
        if (points.FirstOrDefault(point => point.Chosen) is { HeldOutBits: { } bits } chosen)
        {
            Marker mark = plot.Add.Marker(chosen.LatentDims, bits, MarkerShape.FilledCircle, size: 13, FigureStyle.Vermilion);
            mark.LegendText = $"chosen ({chosen.LatentDims})";
        }

        // Whole numbers only, at most some ten of them.
        int most = points.Max(point => point.LatentDims);
        int step = Math.Max(1, (int)Math.Ceiling(most / 10.0));
        double[] ticks = [.. Enumerable.Range(0, (most / step) + 1).Select(i => (double)(i * step)).Where(tick => tick >= 1)];
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(tick => FormattableString.Invariant($"{tick}"))]);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot, format);
    }

    private static void AddCurve(Plot plot, IReadOnlyList<LatentDimsReport> points, Func<LatentDimsReport, double?> value, string name, Color color)
    {
        LatentDimsReport[] finite = [.. points.Where(point => value(point) is not null)];
        if (finite.Length == 0)
        {
            return;
        }

        double[] dimensions = [.. finite.Select(point => (double)point.LatentDims)];
        double[] bits = [.. finite.Select(point => value(point)!.Value)];
        Scatter curve = plot.Add.Scatter(dimensions, bits, color);
        curve.LineWidth = 2.5f;
        curve.MarkerSize = 7;
        curve.LegendText = name;
    }
}
