using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>What stands for published results and for the truth, in panels and in the key.</summary>
internal static class ReferenceMarks
{
    private const float LineWidth = 1.5f;

    /// <summary>The entry of published curves.</summary>
    public static KeyEntry CurveKey { get; } = new("published (dashed, open)", FigureStyle.Gray, MarkerShape.OpenCircle, Dashes.Published);

    /// <summary>The entry of published points.</summary>
    public static KeyEntry PointKey { get; } = new("published (gray, open)", FigureStyle.Gray, MarkerShape.OpenCircle, Line: null);

    /// <summary>The entry of published bars.</summary>
    public static KeyEntry BarKey { get; } = new("published (white)", FigureStyle.Gray, MarkerShape.OpenSquare, Line: null);

    /// <summary>The entry of the line of true values.</summary>
    public static KeyEntry TruthKey { get; } = new("true mutual information", FigureStyle.Ink, Shape: null, Dashes.Truth);

    /// <summary>The entry of the diagonal.</summary>
    public static KeyEntry DiagonalKey { get; } = new("estimate = truth", FigureStyle.Ink, Shape: null, Dashes.Truth);

    /// <summary>Adds the line on which estimates should be, and fits the horizontal axis to it.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="largest">The largest true value.</param>
    /// <param name="room">What points stand aside of their true value.</param>
    public static void AddDiagonal(Plot plot, double largest, double room)
    {
        plot.Add.Plottable(new DashedLine([new Coordinates(0, 0), new Coordinates(largest, largest)], FigureStyle.Ink, LineWidth, Dashes.Truth));
        plot.Axes.SetLimitsX((-0.03 * largest) - room, (1.03 * largest) + room);
    }

    /// <summary>Adds the horizontal line of a true value, over the whole width of the panel.</summary>
    /// <param name="plot">The panel, whose horizontal axis has its limits.</param>
    /// <param name="bits">The value.</param>
    public static void AddTruth(Plot plot, double bits)
    {
        AxisLimits limits = plot.Axes.GetLimits();
        plot.Add.Plottable(
            new DashedLine([new Coordinates(limits.Left, bits), new Coordinates(limits.Right, bits)], FigureStyle.Ink, LineWidth, Dashes.Truth));
    }
}
