using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Lags;

/// <summary>The information of X and Y over lags, with the band of the 95 % intervals and the level of the test.</summary>
internal static class LagCurveFigure
{
    private const float PanelHeight = 260;

    /// <summary>Draws the figure.</summary>
    /// <param name="report">The study.</param>
    public static ExperimentFigure Draw(LagReport report)
    {
        LagPointReport[] known = [.. report.Lags.Where(point => point.ShownBits is not null)];
        using var page = new FigurePage($"{report.X.Name} and {report.Y.Name}: over lags", columns: 1, PanelHeight);
        Plot panel = LagPanel.Create(string.Empty);
        foreach (LagPointReport[] run in Runs(report.Lags))
        {
            AddBand(panel, run);
        }

        LagPanel.AddCurve(
            panel, new Curve([.. known.Select(point => new Coordinates(point.Lag, point.ShownBits!.Value))], Spread: null), FigureStyle.Blue);
        page.Key.Add(new KeyEntry("estimate", FigureStyle.Blue, MarkerShape.FilledCircle, Dashes.None));
        if (report.Test?.ThresholdBits is { } threshold)
        {
            panel.Add.Plottable(new DashedLine([new(report.Lags[0].Lag, threshold), new(report.Lags[^1].Lag, threshold)], FigureStyle.Vermilion, 1.6f, Dashes.Truth));
            page.Key.Add(new KeyEntry("5 % level for the largest of all lags", FigureStyle.Vermilion, Shape: null, Dashes.Truth));
        }

        if (report.Lags.Any(point => point.Ci95Bits is not null))
        {
            page.Key.Add(new KeyEntry("95 % interval", FigureStyle.Blue.WithAlpha(0.3), MarkerShape.FilledSquare, Line: null));
        }

        double?[] heights =
        [
            0, report.Test?.ThresholdBits, .. report.Lags.Select(point => point.ShownBits), .. report.Lags.SelectMany(point => point.Ci95Bits ?? []).Cast<double?>(),
        ];
        LagPanel.Frame(panel, (report.Lags[0].Lag, report.Lags[^1].Lag), (heights.Min()!.Value, heights.Max()!.Value));
        page.Add(panel);
        page.Notes.Add("Row t of X beside row t + lag of Y: a peak at a positive lag means that Y follows X.");
        if (report.Lags.Any(point => point.AtLeastBits is not null))
        {
            page.Notes.Add("Some values are lower bounds, since the rows cannot show more; lags.csv names them.");
        }

        return page.Draw(LagReport.FigureName);
    }

    /// <summary>Lags that follow each other and have intervals.</summary>
    private static IEnumerable<LagPointReport[]> Runs(IReadOnlyList<LagPointReport> points)
    {
        var run = new List<LagPointReport>();
        foreach (LagPointReport point in points)
        {
            if (point.Ci95Bits is not null)
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return [.. run];
                run.Clear();
            }
        }

        if (run.Count > 0)
        {
            yield return [.. run];
        }
    }

    private static void AddBand(Plot panel, LagPointReport[] run)
    {
        if (run is [var single])
        {
            LagPanel.AddInterval(panel, single.Lag, (single.Ci95Bits![0], single.Ci95Bits[1]), FigureStyle.Blue);
            return;
        }

        FillY band = panel.Add.FillY(
            [.. run.Select(point => (double)point.Lag)], [.. run.Select(point => point.Ci95Bits![0])], [.. run.Select(point => point.Ci95Bits![1])]);
        band.FillColor = FigureStyle.Blue.WithAlpha(0.2);
        band.LineColor = Colors.Transparent;
    }
}
