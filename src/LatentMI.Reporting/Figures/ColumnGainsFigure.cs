using LatentMI.Reporting.Reports;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The gains of the leading columns of a side as bars, and the threshold as a line.</summary>
internal static class ColumnGainsFigure
{
    private const int MostColumns = 15;
    private const int LongestName = 18;

    /// <summary>Draws the figure.</summary>
    /// <param name="side">X or Y.</param>
    /// <param name="columns">The columns of the side, the largest gain first; at least one has a gain.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(string side, AttributedSideReport columns)
    {
        AttributedColumnReport[] shown = [.. columns.Columns.Where(column => column.Gain is not null).Take(MostColumns)];
        using Plot plot = FigureStyle.NewPlot($"Columns of {side} that are predicted best", "gain (held-out R²)", string.Empty);
        AddBars(plot, shown, "value", FigureStyle.Blue, column => column.Gain == column.MeanGain);
        AddBars(plot, shown, "distance from the mean", FigureStyle.Orange, column => column.Gain != column.MeanGain);
        if (columns.Threshold is { } threshold)
        {
            VerticalLine line = plot.Add.VerticalLine(threshold, width: 2.5f, FigureStyle.Vermilion);
            line.LegendText = FormattableString.Invariant($"threshold {threshold:F4}");
        }

        plot.Axes.Left.SetTicks([.. shown.Select((_, i) => (double)-i)], [.. ShortNames.Of([.. shown.Select(column => column.Label)], LongestName)]);
        plot.HideGrid();
        plot.Axes.SetLimitsY(-shown.Length + 0.4, 0.6);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot);
    }

    private static void AddBars(Plot plot, AttributedColumnReport[] shown, string name, Color color, Func<AttributedColumnReport, bool> isOfThem)
    {
        Bar[] bars =
        [
            .. shown.Select((column, i) => (column, i)).Where(pair => isOfThem(pair.column))
                .Select(pair => new Bar { Position = -pair.i, Value = pair.column.Gain!.Value, FillColor = color, LineColor = color, LineWidth = 0, Size = 0.7 }),
        ];
        if (bars.Length > 0)
        {
            BarPlot plotted = plot.Add.Bars(bars);
            plotted.Horizontal = true;
            plotted.LegendText = name;
        }
    }
}
