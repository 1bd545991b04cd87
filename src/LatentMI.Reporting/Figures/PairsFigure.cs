using LatentMI.Experiments.Datasets;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>Some pairs of images: X above, Y below, and under them whether the digit is the same.</summary>
public static class PairsFigure
{
    private const int Pairs = 12;
    private const int Gap = 6;
    private const int Cell = DigitPairs.Side + Gap;
    private const int Width = 1300;
    private const int Height = 400;

    /// <summary>Draws the first pairs.</summary>
    /// <param name="pairs">The pairs; there are at least twelve.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(DigitPairs pairs)
    {
        using Plot plot = FigureStyle.NewPlot("Pairs of images that share at most the digit", string.Empty, string.Empty);
        plot.Axes.Frame(false);
        plot.Axes.Bottom.IsVisible = false;
        plot.Axes.Left.IsVisible = false;
        plot.HideGrid();

        // One mosaic of all images; what is between them is transparent.
        var ink = new double[2 * Cell, Pairs * Cell];
        for (int row = 0; row < ink.GetLength(0); row++)
        {
            for (int column = 0; column < ink.GetLength(1); column++)
            {
                int pair = column / Cell;
                int i = row % Cell;
                int j = column % Cell;
                Samples side = row < Cell ? pairs.X : pairs.Y;
                ink[row, column] = i < DigitPairs.Side && j < DigitPairs.Side ? side[pair, (i * DigitPairs.Side) + j] : double.NaN;
            }
        }

        Heatmap mosaic = plot.Add.Heatmap(ink);
        mosaic.Colormap = new ScottPlot.Colormaps.GrayscaleReversed();
        mosaic.NaNCellColor = Colors.Transparent;
        mosaic.Extent = new CoordinateRect(0, Pairs * Cell, 0, 2 * Cell);
        AddText(plot, "X", -0.5 * Cell, Cell + Gap + (DigitPairs.Side / 2), FigureStyle.Ink, bold: true);
        AddText(plot, "Y", -0.5 * Cell, Gap + (DigitPairs.Side / 2), FigureStyle.Ink, bold: true);
        for (int pair = 0; pair < Pairs; pair++)
        {
            int x = pairs.DigitsX[pair];
            int y = pairs.DigitsY[pair];
            string relation = x == y ? "same digit" : "different";
            AddText(plot, relation, (pair * Cell) + (DigitPairs.Side / 2), -4, x == y ? FigureStyle.Blue : FigureStyle.Vermilion, bold: x != y);
        }

        plot.Axes.SetLimits(-0.8 * Cell, Pairs * Cell, -10, (2 * Cell) + 2);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    private static void AddText(Plot plot, string text, double x, double y, Color color, bool bold)
    {
        Text label = plot.Add.Text(text, x, y);
        label.Alignment = Alignment.MiddleCenter;
        label.LabelFontSize = 16;
        label.LabelFontColor = color;
        label.LabelBold = bold;
    }
}
