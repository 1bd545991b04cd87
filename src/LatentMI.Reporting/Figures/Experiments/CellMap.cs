using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Values as colored squares. They are shapes and no image, so that they stay sharp in a vector document; see <see cref="CellImage"/> for very many.</summary>
internal static class CellMap
{
    private const float TextSize = 11;

    /// <summary>Fills a panel; column i is around x = i, row j around y = j.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="values">Rows of values; null where there is none.</param>
    /// <param name="colors">Their colors.</param>
    /// <param name="write">How the value of a row and column is written into its cell; null where it is not.</param>
    public static void Fill(Plot plot, double?[,] values, ColorScale colors, Func<int, int, double, string>? write)
    {
        plot.HideGrid();
        for (int row = 0; row < values.GetLength(0); row++)
        {
            for (int column = 0; column < values.GetLength(1); column++)
            {
                double? value = values[row, column];
                Color color = value is { } known ? colors.Color(known) : FigureStyle.Missing;
                Rectangle cell = plot.Add.Rectangle(column - 0.5, column + 0.5, row - 0.5, row + 0.5);
                cell.FillColor = color;

                // Written cells have a white joint; pixels have none, nor the seam that smoothing would leave.
                cell.LineColor = write is null ? color : Colors.White;
                cell.LineWidth = 0.7f;
                if (write is not null && value is { } number)
                {
                    Text text = plot.Add.Text(write(row, column, number), column, row);
                    text.Alignment = Alignment.MiddleCenter;
                    text.LabelFontSize = TextSize;
                    text.LabelFontColor = colors.TextColor(number);
                }
            }
        }

        plot.Axes.SetLimits(-0.5, values.GetLength(1) - 0.5, -0.5, values.GetLength(0) - 0.5);
    }
}
