using LatentMI.Experiments.Scoring;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Values over an axis, with how far they spread.</summary>
/// <param name="Points">The points from left to right.</param>
/// <param name="Spread">Half the height of the error bar of each point; null where there are none.</param>
internal sealed record Curve(IReadOnlyList<Coordinates> Points, IReadOnlyList<double>? Spread)
{
    private const float OurWidth = 2;
    private const float TheirWidth = 1.5f;
    private const float TheirOpacity = 0.65f;

    /// <summary>The means of the values at each place.</summary>
    /// <param name="values">Places and values.</param>
    /// <param name="spread">How far the values of a place spread; null for no error bars.</param>
    public static Curve OfMeans(IEnumerable<(double X, double Value)> values, Func<IReadOnlyCollection<double>, double>? spread)
    {
        (double X, double[] Values)[] places =
        [
            .. values.GroupBy(point => point.X).OrderBy(place => place.Key)
                .Select(place => (place.Key, place.Select(point => point.Value).ToArray())),
        ];
        return new Curve(
            [.. places.Select(place => new Coordinates(place.X, ErrorStatistics.Mean(place.Values)))],
            spread is null ? null : [.. places.Select(place => place.Values.Length > 1 ? spread(place.Values) : 0)]);
    }

    /// <summary>The standard deviation of a sample.</summary>
    /// <param name="values">The values; two or more.</param>
    public static double StandardDeviation(IReadOnlyCollection<double> values) =>
        ErrorStatistics.StandardError(values) * Math.Sqrt(values.Count);

    /// <summary>The curve with every place moved sideways, so that error bars at the same place do not cover each other.</summary>
    /// <param name="distance">How far.</param>
    public Curve MovedBy(double distance) => this with { Points = [.. Points.Select(point => new Coordinates(point.X + distance, point.Y))] };

    /// <summary>Draws the curve of a series of ours: a line, filled markers, error bars.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="series">The series.</param>
    /// <param name="range">The range that the panels share.</param>
    public void AddOurs(Plot plot, FigureSeries series, ValueRange range)
    {
        if (Spread is not null && Points.Count > 0)
        {
            ErrorBar bars = plot.Add.ErrorBar(
                Points.Select(point => point.X).ToArray(), Points.Select(point => point.Y).ToArray(), Spread.ToArray());
            bars.Color = series.Color;
            bars.LineWidth = 1.2f;
            bars.CapSize = 2;
        }

        AddLine(plot, series.Color, OurWidth, series.Dashes);
        range.Add(plot, Points, series.Look.Shape, 7, series.Color);
    }

    /// <summary>Draws a published curve: dashed and lighter, with open markers.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="look">The estimator's look.</param>
    /// <param name="range">The range that the panels share.</param>
    public void AddPublished(Plot plot, EstimatorLook look, ValueRange range)
    {
        Color color = look.Color.WithAlpha(TheirOpacity);
        AddLine(plot, color, TheirWidth, Dashes.Published);
        range.Add(plot, Points, look.OpenShape, 6, color);
    }

    /// <summary>Draws the line alone.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="color">The color.</param>
    /// <param name="width">The width.</param>
    /// <param name="dashes">How it is broken.</param>
    public void AddLine(Plot plot, Color color, float width, Dashes dashes)
    {
        if (Points.Count > 0)
        {
            plot.Add.Plottable(new DashedLine(Points, color, width, dashes));
        }
    }
}
