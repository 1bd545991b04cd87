using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The estimates of random pairings, and those of their shuffled pairs.</summary>
internal static class PairingFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="bits">The estimates in bits, one or more; finite.</param>
    /// <param name="controls">Those of shuffled pairs; none where there are none.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(IReadOnlyList<double> bits, IReadOnlyList<double> controls)
    {
        using Plot plot = FigureStyle.NewPlot("Random pairings", "pairing", "mutual information (bits)");
        Add(plot, bits, FigureStyle.Blue, "pairs as drawn");
        if (controls.Count > 0)
        {
            Add(plot, controls, FigureStyle.Gray, "the same pairs shuffled");
        }

        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        plot.Axes.Margins(bottom: 0.1, top: 0.1);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot);
    }

    private static void Add(Plot plot, IReadOnlyList<double> bits, Color color, string name)
    {
        double[] draws = [.. Enumerable.Range(1, bits.Count).Select(draw => (double)draw)];
        Scatter points = plot.Add.ScatterPoints(draws, bits.ToArray(), color);
        points.MarkerSize = 8;
        points.LegendText = FormattableString.Invariant($"{name}: mean {bits.Average():F3} bits");
        plot.Add.HorizontalLine(bits.Average(), width: 2, color);
    }
}
