using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Scalings;

/// <summary>Estimates over levels with their intervals, the law fitted to them with its band, dashed where it goes beyond the levels, and the limit.</summary>
internal static class ScalingFigure
{
    private const float PanelHeight = 320;

    /// <summary>Draws the figure.</summary>
    /// <param name="report">The study.</param>
    public static ExperimentFigure Draw(ScalingReport report)
    {
        ScalingPointReport[] known = [.. report.Estimates.Where(point => point.ShownBits is not null)];
        ScalingPointReport[] placed = [.. known.Where(point => point.Quality is not null)];
        ScalingPointReport[] unchanged = [.. known.Where(point => point.Quality is null)];
        using var page = new FigurePage($"{report.Name}: {Over(report)}", columns: 1, PanelHeight);
        Plot panel = FigureStyle.NewPanel(string.Empty, AxisLabel(report), report.Table is { } table ? $"{table.Value} (bits)" : "mutual information (bits)");
        AddLaw(panel, page, report);
        foreach (ScalingPointReport point in unchanged)
        {
            HorizontalLine line = panel.Add.HorizontalLine(point.ShownBits!.Value);
            line.Color = FigureStyle.Green;
            line.LineWidth = 1.4f;
            page.Key.Add(new KeyEntry("without added noise", FigureStyle.Green, Shape: null, Dashes.None));
        }

        foreach (ScalingPointReport point in placed)
        {
            if (point.Ci95Bits is [double lower, double upper])
            {
                panel.Add.Plottable(new DashedLine([new(Place(report, point.Quality!.Value), lower), new(Place(report, point.Quality.Value), upper)], FigureStyle.Blue, 1.4f, Dashes.None));
            }
        }

        if (report.Fit is not { Curve.Count: > 0 } && placed.Length > 0)
        {
            Curve.OfMeans(placed.Select(point => (Place(report, point.Quality!.Value), point.ShownBits!.Value)), spread: null).AddLine(panel, FigureStyle.Blue, 1.4f, Dashes.None);
            page.Key.Add(new KeyEntry("mean of a level", FigureStyle.Blue, Shape: null, Dashes.None));
        }

        Marks.Add(panel, [.. placed.Select(point => new Coordinates(Place(report, point.Quality!.Value), point.ShownBits!.Value))], MarkerShape.FilledCircle, 7, FigureStyle.Blue);
        page.Key.Insert(0, new KeyEntry(
            placed.Any(point => point.Ci95Bits is not null) ? "estimate, 95 % interval" : report.Table is null ? "estimate" : "value", FigureStyle.Blue, MarkerShape.FilledCircle, Line: null));
        Frame(panel, report, known);
        page.Add(panel);
        if (report.Fit?.Divergence is { } divergence)
        {
            page.Notes.Add($"No law is drawn: {divergence}.");
        }

        if (known.Any(point => point.AtLeastBits is not null))
        {
            page.Notes.Add("Some values are lower bounds, since the rows cannot show more; scaling.csv names them.");
        }

        return page.Draw(ScalingReport.FigureName);
    }

    /// <summary>What changes, for the title.</summary>
    private static string Over(ScalingReport report) => report.Over switch
    {
        "rows" => "over the number of rows",
        "depth" => "over sequencing depth",
        "noise" => "over added noise",
        "columns" => "over the number of columns",
        _ => $"over {report.Table!.Level}",
    };

    private static string AxisLabel(ScalingReport report) => report.Over == "noise" ? "added noise (standard deviations of each column)" : report.QualityName;

    /// <summary>The place of a quality on the logarithmic axis; noise is drawn by its standard deviation.</summary>
    private static double Place(ScalingReport report, double quality) => report.Over == "noise" ? -Math.Log10(quality) / 2 : Math.Log10(quality);

    private static void AddLaw(Plot panel, FigurePage page, ScalingReport report)
    {
        if (report.Fit is not { Curve.Count: > 0 } fit)
        {
            return;
        }

        double highest = report.Estimates.Where(point => point.Quality is not null).Max(point => point.Quality!.Value);
        (double Place, ScalingCurveReport Point)[] curve = [.. fit.Curve.Select(point => (Place: Place(report, point.Quality), Point: point)).OrderBy(point => point.Place)];
        (double Place, ScalingCurveReport Point)[] banded = [.. curve.Where(point => point.Point.Ci95Bits is not null)];
        if (banded.Length > 1)
        {
            FillY band = panel.Add.FillY(
                [.. banded.Select(point => point.Place)], [.. banded.Select(point => point.Point.Ci95Bits![0])], [.. banded.Select(point => point.Point.Ci95Bits![1])]);
            band.FillColor = FigureStyle.Orange.WithAlpha(0.2);
            band.LineColor = Colors.Transparent;
        }

        Add(curve.Where(point => point.Point.Quality <= highest), Dashes.None);
        page.Key.Add(new KeyEntry("fitted law, 95 % band", FigureStyle.Orange, Shape: null, Dashes.None));
        if (curve.Any(point => point.Point.Quality > highest))
        {
            Add(curve.Where(point => point.Point.Quality >= highest), Dashes.Published);
            page.Key.Add(new KeyEntry("extrapolated", FigureStyle.Orange, Shape: null, Dashes.Published));
        }

        double limit = fit.Parameters[0].Value;
        panel.Add.Plottable(new DashedLine([new(curve[0].Place, limit), new(curve[^1].Place, limit)], FigureStyle.Gray, 1.6f, Dashes.Truth));
        page.Key.Add(new KeyEntry(FormattableString.Invariant($"limit {limit:F2}"), FigureStyle.Gray, Shape: null, Dashes.Truth));

        void Add(IEnumerable<(double Place, ScalingCurveReport Point)> points, Dashes dashes) =>
            panel.Add.Plottable(new DashedLine([.. points.Select(point => new Coordinates(point.Place, point.Point.MiBits))], FigureStyle.Orange, 2, dashes));
    }

    private static void Frame(Plot panel, ScalingReport report, ScalingPointReport[] known)
    {
        double[] places =
        [
            .. report.Estimates.Where(point => point.Quality is not null).Select(point => Place(report, point.Quality!.Value)),
            .. (report.Fit?.Curve ?? []).Select(point => Place(report, point.Quality)),
        ];
        double[] heights =
        [
            0,
            .. known.Select(point => point.ShownBits!.Value),
            .. known.SelectMany(point => point.Ci95Bits ?? []),
            .. (report.Fit?.Curve ?? []).SelectMany(point => point.Ci95Bits ?? [point.MiBits]),
            .. (report.Fit?.Parameters ?? []).Take(1).Select(parameter => parameter.Value),
        ];
        if (places.Length == 0)
        {
            return;
        }

        HorizontalLine zero = panel.Add.HorizontalLine(0);
        zero.Color = FigureStyle.Gray;
        zero.LineWidth = 1;
        panel.Axes.Bottom.TickGenerator = LogarithmicTicks.Between(Math.Pow(10, places.Min()), Math.Pow(10, places.Max()), narrow: 1000);
        double side = 0.04 + (0.03 * (places.Max() - places.Min()));
        double padding = 0.06 * Math.Max(heights.Max() - heights.Min(), 0.01);
        panel.Axes.SetLimits(places.Min() - side, places.Max() + side, heights.Min() - padding, heights.Max() + padding);
    }
}
