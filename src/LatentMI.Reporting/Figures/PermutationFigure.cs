using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The histogram of what re-paired rows give, with the value of the rows as they are paired.</summary>
internal static class PermutationFigure
{
    private const int FewestBins = 5;
    private const int MostBins = 40;

    /// <summary>Draws the figure.</summary>
    /// <param name="nullBits">The values of the permutations in bits, one or more; finite.</param>
    /// <param name="bits">The value of the rows as they are paired.</param>
    /// <param name="pValue">The p-value.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] Draw(IReadOnlyList<double> nullBits, double bits, double pValue, PictureFormat format = PictureFormat.Png)
    {
        using Plot plot = FigureStyle.NewPlot("Permutation test", "mutual information (bits)", "permutations");
        Histogram histogram = Histogram.Of(nullBits, FewestBins, MostBins);
        BarPlot bars = plot.Add.Bars(histogram.Bars(FigureStyle.Sky));
        bars.LegendText = "rows re-paired at random";
        VerticalLine estimate = plot.Add.VerticalLine(bits, width: 2.5f, FigureStyle.Vermilion);
        estimate.LegendText = FormattableString.Invariant($"actual rows: {bits:F3} bits, p = {pValue:G2}");
        plot.Axes.Margins(bottom: 0);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot, format);
    }
}
