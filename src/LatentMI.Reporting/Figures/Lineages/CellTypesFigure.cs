using LatentMI.Studies.Lineages;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Lineages;

/// <summary>Cells on a plane, colored by their type. Where there are more types than colors, colors come again with another shape.</summary>
internal static class CellTypesFigure
{
    // Types that come again look different by shape; of more, a reader tells none apart.
    private static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledTriangleUp, MarkerShape.FilledSquare];

    // Cells are drawn in layers of all types, or those of the last type would cover the others.
    private const int Layers = 8;

    private const int LongestName = 18;
    private const float LegendSize = 12;
    private const float Opacity = 0.75f;

    /// <summary>Draws the figure.</summary>
    /// <param name="plane">The cells.</param>
    /// <param name="types">Their types.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(RowPlane plane, CellTypes types)
    {
        using Plot plot = FigureStyle.NewPlot(plane.Title, plane.LabelX, plane.LabelY);
        int shown = Math.Min(types.Names.Count, Shapes.Length * FigureStyle.Categories.Count);
        IReadOnlyList<string> names = ShortNames.Of([.. types.Names.Take(shown)], LongestName);

        // Those without a type first, so that they hide none.
        Add(plot, plane, Cells(types, place => place < 0 || place >= shown), FigureStyle.Gray.WithAlpha(0.3), MarkerShape.FilledCircle, 3)?.LegendText =
            types.Names.Count > shown ? FormattableString.Invariant($"{types.Names.Count - shown} other types") : "no type";
        for (int layer = 0; layer < Layers; layer++)
        {
            for (int type = 0; type < shown; type++)
            {
                int[] cells = [.. Cells(types, place => place == type).Where((_, i) => i % Layers == layer)];
                Color color = Color.FromHex(FigureStyle.Categories[type % FigureStyle.Categories.Count]).WithAlpha(Opacity);
                Scatter? points = Add(plot, plane, cells, color, Shapes[type / FigureStyle.Categories.Count], 5);
                if (layer == 0)
                {
                    points?.LegendText = names[type];
                }
            }
        }

        plot.Legend.FontSize = LegendSize;
        plot.ShowLegend(Edge.Right);
        return FigureStyle.DrawSmall(plot);
    }

    private static int[] Cells(CellTypes types, Func<int, bool> isOf) => [.. Enumerable.Range(0, types.OfCells.Count).Where(cell => isOf(types.OfCells[cell]))];

    private static Scatter? Add(Plot plot, RowPlane plane, int[] cells, Color color, MarkerShape shape, float size)
    {
        if (cells.Length == 0)
        {
            return null;
        }

        Scatter points = plot.Add.ScatterPoints(Array.ConvertAll(cells, cell => plane.X[cell]), Array.ConvertAll(cells, cell => plane.Y[cell]), color);
        points.MarkerShape = shape;
        points.MarkerSize = size;
        return points;
    }
}
