using LatentMI.Studies.Interactions;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The histogram of the scores of all candidates for a partner, with a line for each known one.</summary>
public static class PartnersFigure
{
    private const int FewestBins = 5;
    private const int MostBins = 40;
    private const double LineOpacity = 0.6;

    /// <summary>Draws the figure.</summary>
    /// <param name="id">The protein.</param>
    /// <param name="partners">The candidates, one or more.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(string id, IReadOnlyList<Partner> partners)
    {
        using Plot plot = FigureStyle.NewPlot($"Partners of {id}", "pointwise mutual information (bits)", "candidates");
        BarPlot bars = plot.Add.Bars(Histogram.Of([.. partners.Select(partner => partner.ScoreBits)], FewestBins, MostBins).Bars(FigureStyle.Sky));
        bars.LegendText = FormattableString.Invariant($"{partners.Count} candidates");
        Partner[] known = [.. partners.Where(partner => partner.IsKnown)];
        for (int i = 0; i < known.Length; i++)
        {
            VerticalLine line = plot.Add.VerticalLine(known[i].ScoreBits, width: 2, FigureStyle.Vermilion.WithAlpha(LineOpacity));
            line.LegendText = i == 0 ? FormattableString.Invariant($"{known.Length} known partners") : string.Empty;
        }

        plot.Axes.Margins(bottom: 0);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot);
    }
}
