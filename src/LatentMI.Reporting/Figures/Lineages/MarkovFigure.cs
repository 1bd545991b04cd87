using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Lineages;

/// <summary>
/// The two comparisons of a Markov test: each pairing a point, the mean with its 95 % interval over clones, and the shuffled controls; published means with
/// the standard deviation over their pairings.
/// </summary>
internal static class MarkovFigure
{
    private const double Normal95 = 1.96;
    private const double Spread = 0.16;

    /// <summary>Draws the figure.</summary>
    /// <param name="report">The test.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(MarkovReport report)
    {
        using Plot plot = FigureStyle.NewPlot("Early cell and sisters", string.Empty, "mutual information (bits)");
        HorizontalLine zero = plot.Add.HorizontalLine(0);
        zero.Color = FigureStyle.Gray;
        zero.LineWidth = 1;
        AddPoints(plot, 1, report.EarlyLate.Bits, FigureStyle.Blue);
        AddPoints(plot, 2, report.Sisters.Bits, FigureStyle.Orange);
        AddPoints(plot, 3, report.EarlyLate.ControlBits, FigureStyle.Gray);
        AddPoints(plot, 4, report.Sisters.ControlBits, FigureStyle.Gray);
        AddMean(plot, 1, report.EarlyLate.MeanBits, Normal95 * report.EarlyLate.StandardErrorBits);
        AddMean(plot, 2, report.Sisters.MeanBits, Normal95 * report.Sisters.StandardErrorBits);
        AddMean(plot, 3, report.EarlyLate.ControlMeanBits, reach: null);
        AddMean(plot, 4, report.Sisters.ControlMeanBits, reach: null);
        AddPublished(plot, report.Published);
        plot.Axes.Bottom.SetTicks([1, 2, 3, 4], ["early, late", "sisters", "early, late\nshuffled", "sisters\nshuffled"]);
        plot.Axes.SetLimitsX(0.5, 4.5);
        return FigureStyle.DrawSmall(plot);
    }

    private static void AddPublished(Plot plot, PublishedLineageReport? published)
    {
        string[] places = ["early-late", "sisters", "early-late-shuffled", "sisters-shuffled"];
        PublishedValueReport[] values = [.. published?.Values.Where(value => places.Contains(value.Quantity)) ?? []];
        foreach (PublishedValueReport value in values)
        {
            double beside = Array.IndexOf(places, value.Quantity) + 1 - Spread - 0.1;
            PublishedMark.Add(plot, beside, value, published!, hasLegend: value == values[0]);
        }

        if (values.Length > 0)
        {
            FigureStyle.ShowLegendBelow(plot);
        }
    }

    private static void AddPoints(Plot plot, double place, IReadOnlyList<double?> bits, Color color)
    {
        double[] finite = [.. bits.OfType<double>()];
        Coordinates[] points =
        [
            .. finite.Select((value, i) => new Coordinates(place + (finite.Length < 2 ? 0 : Spread * ((2.0 * i / (finite.Length - 1)) - 1)), value)),
        ];
        Marks.Add(plot, points, MarkerShape.FilledCircle, 5, color.WithAlpha(0.6));
    }

    private static void AddMean(Plot plot, double place, double? mean, double? reach)
    {
        if (mean is not { } value)
        {
            return;
        }

        // Beside the points, where it hides none of them.
        double beside = place + Spread + 0.1;
        Marks.Add(plot, [new Coordinates(beside, value)], MarkerShape.FilledDiamond, 9, FigureStyle.Ink);
        if (reach is { } known)
        {
            ErrorBar bar = plot.Add.ErrorBar([beside], [value], [known]);
            bar.Color = FigureStyle.Ink;
            bar.LineWidth = 2;
            bar.CapSize = 5;
        }
    }
}
