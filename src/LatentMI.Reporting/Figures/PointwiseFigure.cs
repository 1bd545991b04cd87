using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The histogram of pointwise mutual information, with its mean: the estimate.</summary>
internal static class PointwiseFigure
{
    private const int FewestBins = 10;
    private const int MostBins = 60;

    /// <summary>Draws the figure.</summary>
    /// <param name="bits">The pointwise values in bits, one or more; finite.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] Draw(IReadOnlyList<double> bits, PictureFormat format = PictureFormat.Png)
    {
        using Plot plot = FigureStyle.NewPlot("Pointwise mutual information", "bits of a row", "rows");
        plot.Add.Bars(Histogram.Of(bits, FewestBins, MostBins).Bars(FigureStyle.Blue));
        VerticalLine mean = plot.Add.VerticalLine(bits.Average(), width: 2.5f, FigureStyle.Vermilion);
        mean.LegendText = FormattableString.Invariant($"mean {bits.Average():F3} bits");
        plot.Axes.Margins(bottom: 0);
        plot.ShowLegend(Alignment.UpperLeft);
        return FigureStyle.DrawSmall(plot, format);
    }
}
