using LatentMI.Reporting.Reports;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>For each estimator the estimate of the pairs, and those of shuffled ones.</summary>
public static class ShuffleFigure
{
    private const double ControlsAt = -0.18;
    private const double EstimateAt = 0.18;

    /// <summary>Draws the figure.</summary>
    /// <param name="tests">The estimates, one or more.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(IReadOnlyList<ShuffleTestReport> tests)
    {
        using Plot plot = FigureStyle.NewPlot("Actual and shuffled pairs", string.Empty, "mutual information (bits)");
        HorizontalLine zero = plot.Add.HorizontalLine(0, width: 1, FigureStyle.Gray);
        zero.LinePattern = LinePattern.Dashed;
        Add(tests.SelectMany((test, i) => test.ControlBits.OfType<double>().Select(bits => (i + ControlsAt, bits))), "shuffled", FigureStyle.Blue);
        Add(tests.Select((test, i) => (Place: i + EstimateAt, test.MiBits)).Where(point => point.MiBits is not null).Select(point => (point.Place, point.MiBits!.Value)), "actual pairs", FigureStyle.Vermilion);
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, tests.Count).Select(i => (double)i)], [.. tests.Select(test => test.Estimator)]);
        plot.Axes.SetLimitsX(-1, tests.Count);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot);

        void Add(IEnumerable<(double Place, double Bits)> points, string name, Color color)
        {
            (double Place, double Bits)[] all = [.. points];
            if (all.Length > 0)
            {
                Scatter marks = plot.Add.ScatterPoints(all.Select(point => point.Place).ToArray(), all.Select(point => point.Bits).ToArray(), color);
                marks.MarkerSize = 10;
                marks.LegendText = name;
            }
        }
    }
}
