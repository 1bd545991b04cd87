using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Estimates with their 95 % intervals: whether an interval covers the truth is its color, and lower bounds have a shape of their own.</summary>
internal static class IntervalMarks
{
    private const float LineWidth = 1.4f;
    private const float PointSize = 6;
    private const float BoundSize = 8;

    /// <summary>The entry of estimates whose interval covers the truth, or that have none.</summary>
    public static KeyEntry Covering { get; } = new("covers the truth", FigureStyle.Blue, MarkerShape.FilledCircle, Dashes.None);

    /// <summary>The entry of estimates whose interval does not.</summary>
    public static KeyEntry Missing { get; } = new("misses the truth", FigureStyle.Vermilion, MarkerShape.FilledCircle, Dashes.None);

    /// <summary>The entry of lower bounds.</summary>
    public static KeyEntry Bound { get; } = new("lower bound", FigureStyle.Green, MarkerShape.FilledTriangleUp, Line: null);

    /// <summary>Adds an estimate.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="record">The record, with an estimate and a truth.</param>
    /// <param name="place">Where it stands on the horizontal axis.</param>
    /// <param name="range">The vertical range of the panel.</param>
    /// <param name="unit">How many units of the vertical axis a bit is.</param>
    public static void Add(Plot panel, ExperimentRecord record, double place, ValueRange range, double unit)
    {
        if (StrongScore.BoundOf(record) is { } bound)
        {
            range.Add(panel, [new(place, unit * bound)], Bound.Shape!.Value, BoundSize, Bound.Color);
            return;
        }

        ErrorInterval? interval = ErrorInterval.Of(record);
        KeyEntry entry = interval is { Covers: false } ? Missing : Covering;
        if (interval is not null)
        {
            double truth = record.TrueBits!.Value;
            panel.Add.Plottable(new DashedLine(
                [new(place, unit * (truth + interval.Lower)), new(place, unit * (truth + interval.Upper))], entry.Color, LineWidth, Dashes.None));
        }

        range.Add(panel, [new(place, unit * record.EstimateBits!.Value)], entry.Shape!.Value, PointSize, entry.Color);
    }
}
