using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Cli.Figures;

/// <summary>The histogram of pointwise mutual information, with its mean: the estimate.</summary>
internal static class PointwiseFigure
{
    private const int FewestBins = 10;
    private const int MostBins = 60;

    /// <summary>Draws the figure.</summary>
    /// <param name="bits">The pointwise values in bits, one or more; finite.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(IReadOnlyList<double> bits)
    {
        using Plot plot = FigureStyle.NewPlot("Pointwise mutual information", "bits of a row", "rows");
        double lowest = bits.Min();
        double highest = bits.Max();

        // Rice's rule.
        int bins = Math.Clamp((int)Math.Ceiling(2 * Math.Cbrt(bits.Count)), FewestBins, MostBins);
        double width = highest > lowest ? (highest - lowest) / bins : 1.0 / bins;
        var counts = new int[bins];
        foreach (double value in bits)
        {
            counts[Math.Min(bins - 1, (int)((value - lowest) / width))]++;
        }

        Bar[] bars =
        [
            .. counts.Select((count, bin) => new Bar
            {
                Position = lowest + ((bin + 0.5) * width),
                Value = count,
                Size = width,
                FillColor = FigureStyle.Blue,
                LineColor = Colors.White,
                LineWidth = 1,
            }),
        ];
        plot.Add.Bars(bars);
        VerticalLine mean = plot.Add.VerticalLine(bits.Average(), width: 2.5f, FigureStyle.Vermilion);
        mean.LegendText = FormattableString.Invariant($"mean {bits.Average():F3} bits");
        plot.Axes.Margins(bottom: 0);
        plot.ShowLegend(Alignment.UpperLeft);
        return FigureStyle.DrawSmall(plot);
    }
}
