using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>
/// The vertical range of panels that share it. Estimates that are far off would press all others into a line: they are drawn as triangles
/// at the edge, and counted.
/// </summary>
internal sealed class ValueRange
{
    private const double Reach = 0.5;
    private const double Padding = 0.04;
    private readonly double _low;
    private readonly double _high;

    /// <summary>Creates the range.</summary>
    /// <param name="truths">The true values, all of which are in it.</param>
    /// <param name="estimates">The estimates; the range reaches for them beyond the truths by at most half the truths' span.</param>
    public ValueRange(IReadOnlyCollection<double> truths, IReadOnlyCollection<double> estimates)
    {
        // One true value alone has its distance from 0 as its span.
        double low = Math.Min(0, truths.Min());
        double high = Math.Max(0, truths.Max());
        LargestTruth = high > 0 ? high : 1;
        double span = high > low ? high - low : 1;
        _low = Math.Max(Math.Min(low, estimates.Min()), low - (Reach * span));
        _high = Math.Min(Math.Max(high, estimates.Max()), high + (Reach * span));
        double padding = Padding * (_high - _low);
        _low -= padding;
        _high += padding;
    }

    /// <summary>The largest true value; 1 where all are 0.</summary>
    public double LargestTruth { get; }

    /// <summary>How many points were drawn at the edge.</summary>
    public int Outside { get; private set; }

    /// <summary>The remark on the points at the edge; empty where there is none.</summary>
    public IEnumerable<string> Remarks => Outside == 0 ? [] :
        [FormattableString.Invariant($"{Outside} {(Outside == 1 ? "value" : "values")} beyond the axis drawn as triangles at its edge.")];

    /// <summary>Adds points, those outside of the range at its edge.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="points">The points.</param>
    /// <param name="shape">The shape of those inside.</param>
    /// <param name="size">Their size.</param>
    /// <param name="color">The color of all.</param>
    public void Add(Plot plot, IReadOnlyList<Coordinates> points, MarkerShape shape, float size, Color color)
    {
        Coordinates[] above = [.. points.Where(point => point.Y > _high)];
        Coordinates[] below = [.. points.Where(point => point.Y < _low)];
        Outside += above.Length + below.Length;
        double edge = 0.02 * (_high - _low);
        Marks.Add(plot, [.. points.Where(point => point.Y >= _low && point.Y <= _high)], shape, size, color);
        Marks.Add(plot, [.. above.Select(point => new Coordinates(point.X, _high - edge))], MarkerShape.FilledTriangleUp, 8, color);
        Marks.Add(plot, [.. below.Select(point => new Coordinates(point.X, _low + edge))], MarkerShape.FilledTriangleDown, 8, color);
    }

    /// <summary>Gives a panel this range.</summary>
    /// <param name="plot">The panel.</param>
    public void Apply(Plot plot) => plot.Axes.SetLimitsY(_low, _high);
}
