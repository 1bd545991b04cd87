using LatentMI.Reporting.Figures.Experiments;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Lags;

/// <summary>A panel of bits over the lag.</summary>
internal static class LagPanel
{
    /// <summary>An empty panel.</summary>
    /// <param name="title">What sets it apart from the other panels.</param>
    public static Plot Create(string title)
    {
        Plot panel = FigureStyle.NewPanel(title, "lag (rows)", "bits");
        panel.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        return panel;
    }

    /// <summary>Draws the estimates.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="curve">Their lags and values.</param>
    /// <param name="color">The color.</param>
    public static void AddCurve(Plot panel, Curve curve, Color color)
    {
        curve.AddLine(panel, color, 2, Dashes.None);
        Marks.Add(panel, curve.Points, MarkerShape.FilledCircle, 6, color);
    }

    /// <summary>Draws the interval of one lag as a line.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="lag">The lag.</param>
    /// <param name="ends">Both ends.</param>
    /// <param name="color">The color.</param>
    public static void AddInterval(Plot panel, int lag, (double Lower, double Upper) ends, Color color) =>
        panel.Add.Plottable(new DashedLine([new(lag, ends.Lower), new(lag, ends.Upper)], color, 1.4f, Dashes.None));

    /// <summary>Draws 0 bits, and sets the limits of the axes with room around what is drawn.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="lags">The smallest and the largest lag.</param>
    /// <param name="bits">The least and the most bits.</param>
    public static void Frame(Plot panel, (int First, int Last) lags, (double Least, double Most) bits)
    {
        HorizontalLine zero = panel.Add.HorizontalLine(0);
        zero.Color = FigureStyle.Gray;
        zero.LineWidth = 1;
        double side = 0.06 * Math.Max((double)lags.Last - lags.First, 1);
        double padding = 0.06 * Math.Max(bits.Most - bits.Least, 0.01);
        panel.Axes.SetLimitsX(lags.First - side, lags.Last + side);
        panel.Axes.SetLimitsY(bits.Least - padding, bits.Most + padding);
    }
}
