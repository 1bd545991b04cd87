using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Transfers;

/// <summary>Transfer in both directions beside the estimates of moved sources, and storage of both series, each with its 95 % interval.</summary>
internal static class TransferFigure
{
    private const float PanelHeight = 300;

    // The surrogates stand beside the estimate.
    private const double NullsAt = 0.22;
    private const double NullsWidth = 0.07;

    /// <summary>Draws the figure.</summary>
    /// <param name="report">The study.</param>
    public static ExperimentFigure Draw(TransferReport report)
    {
        using var page = new FigurePage($"{report.X.Name} and {report.Y.Name}: transfer and storage", columns: 2, PanelHeight);
        page.Add(Panel("transfer entropy", ["X to Y", "Y to X"], [report.XToY, report.YToX]));
        page.Add(Panel("active information storage", ["X", "Y"], [.. report.Quantities.Skip(2)]));
        page.Key.Add(new KeyEntry(report.Quantities.Any(quantity => quantity.Ci95Bits is not null) ? "estimate, 95 % interval" : "estimate", FigureStyle.Blue, MarkerShape.FilledCircle, Line: null));
        if (report.Surrogates is not null)
        {
            page.Key.Add(new KeyEntry("estimate of a moved source", FigureStyle.Gray, MarkerShape.OpenCircle, Line: null));
        }

        if (report.Quantities.Any(quantity => quantity.ThresholdBits is not null))
        {
            page.Key.Add(new KeyEntry("5 % level", FigureStyle.Vermilion, Shape: null, Dashes.Truth));
        }

        if (report.Quantities.Any(quantity => quantity.AtLeastBits is not null))
        {
            page.Notes.Add("Some values are lower bounds, since the rows cannot show more; transfer.csv names them.");
        }

        return page.Draw(TransferReport.FigureName);
    }

    private static Plot Panel(string title, string[] names, HistoryReport[] quantities)
    {
        Plot panel = FigureStyle.NewPanel(title, string.Empty, "bits");
        HorizontalLine zero = panel.Add.HorizontalLine(0);
        zero.Color = FigureStyle.Gray;
        zero.LineWidth = 1;
        for (int place = 0; place < quantities.Length; place++)
        {
            Add(panel, place, quantities[place]);
        }

        panel.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual([0, 1], names);
        panel.Axes.SetLimitsX(-0.6, 1.6);
        double[] heights = [0, .. quantities.SelectMany(Heights)];
        double padding = 0.06 * Math.Max(heights.Max() - heights.Min(), 0.01);
        panel.Axes.SetLimitsY(heights.Min() - padding, heights.Max() + padding);
        return panel;
    }

    private static void Add(Plot panel, int place, HistoryReport quantity)
    {
        double[] nulls = [.. (quantity.NullBits ?? []).OfType<double>()];
        Marks.Add(
            panel,
            [.. nulls.Select((bits, i) => new Coordinates(place + NullsAt + (NullsWidth * ((2.0 * (i % 5) / 4) - 1)), bits))],
            MarkerShape.OpenCircle,
            5,
            FigureStyle.Gray);
        if (quantity.ThresholdBits is { } threshold)
        {
            panel.Add.Plottable(new DashedLine([new(place - 0.35, threshold), new(place + 0.35, threshold)], FigureStyle.Vermilion, 1.6f, Dashes.Truth));
        }

        if (quantity.Ci95Bits is [double lower, double upper])
        {
            panel.Add.Plottable(new DashedLine([new(place, lower), new(place, upper)], FigureStyle.Blue, 2, Dashes.None));
        }

        if (quantity.ShownBits is { } bits)
        {
            Marks.Add(panel, [new Coordinates(place, bits)], MarkerShape.FilledCircle, 10, FigureStyle.Blue);
        }
    }

    private static IEnumerable<double> Heights(HistoryReport quantity) =>
        [.. new[] { quantity.ShownBits, quantity.ThresholdBits }.OfType<double>(), .. quantity.Ci95Bits ?? [], .. (quantity.NullBits ?? []).OfType<double>()];
}
