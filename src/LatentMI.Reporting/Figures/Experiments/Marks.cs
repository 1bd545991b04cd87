using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Points as every figure draws them.</summary>
internal static class Marks
{
    /// <summary>A marker whose strokes are thick enough to see in print.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="size">Its size in units of the page.</param>
    /// <param name="color">Its color.</param>
    public static MarkerStyle Style(MarkerShape shape, float size, Color color) =>
        new(shape, size, color) { LineColor = color, LineWidth = 1.5f };

    /// <summary>Adds points that no line joins.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="points">Their coordinates.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="size">Its size in units of the page.</param>
    /// <param name="color">Its color.</param>
    public static void Add(Plot plot, IReadOnlyList<Coordinates> points, MarkerShape shape, float size, Color color)
    {
        if (points.Count > 0)
        {
            plot.Add.ScatterPoints(points.ToArray()).MarkerStyle = Style(shape, size, color);
        }
    }
}
