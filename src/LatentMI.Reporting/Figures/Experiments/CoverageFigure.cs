using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>The errors of estimates with their 95 % intervals, which should reach over 0 in 95 of 100 cases.</summary>
internal static class CoverageFigure
{
    private const float LineWidth = 1.2f;
    private const float PointSize = 4.5f;
    private const double Padding = 0.04;

    private static readonly KeyEntry Covering = new("covers the truth", FigureStyle.Blue, MarkerShape.FilledCircle, Dashes.None);
    private static readonly KeyEntry Missing = new("misses the truth", FigureStyle.Vermilion, MarkerShape.FilledCircle, Dashes.None);
    private static readonly KeyEntry NoError = new("no error", FigureStyle.Ink, Shape: null, Dashes.Truth);

    /// <summary>Draws a panel per estimator, the data sets in the order of their errors.</summary>
    /// <param name="ours">Our records.</param>
    /// <exception cref="InputException">No estimate has an interval.</exception>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentRecord> ours)
    {
        FigureSeries[] all = [.. FigureSeries.Split(ours).Where(series => series.Records.Any(record => ErrorInterval.Of(record) is not null))];
        if (all.Length == 0)
        {
            throw new InputException("There is nothing to draw for the experiment coverage: no estimate has an interval; run it with an estimator that gives one.");
        }

        using var page = new FigurePage("95 % intervals of estimates on Gaussian data", columns: 1, dataHeight: all.Length == 1 ? 380 : 230);
        foreach (FigureSeries series in all)
        {
            page.Add(NewPanel(series));
        }

        page.Key.AddRange([Covering, Missing, NoError]);
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        return page.Draw("errors-and-intervals");
    }

    private static Plot NewPanel(FigureSeries series)
    {
        ErrorInterval[] intervals =
        [
            .. from record in series.Records
               let interval = ErrorInterval.Of(record)
               where interval is not null
               orderby interval.Error
               select interval,
        ];
        double share = CoverageScore.Compute(series.Records).Share;
        Plot panel = FigureStyle.NewPanel(
            FormattableString.Invariant($"{series.Label}: {share:P0} of {intervals.Length} cover the truth"), "data sets by their error", "error (bits)");
        double low = Math.Min(0, intervals.Min(one => one.Lower));
        double high = Math.Max(0, intervals.Max(one => one.Upper));
        panel.Axes.SetLimits(-1, intervals.Length, low - (Padding * (high - low)), high + (Padding * (high - low)));
        for (int i = 0; i < intervals.Length; i++)
        {
            Color color = ColorOf(intervals[i]);
            panel.Add.Plottable(new DashedLine([new(i, intervals[i].Lower), new(i, intervals[i].Upper)], color, LineWidth, Dashes.None));
        }

        foreach (KeyEntry entry in new[] { Covering, Missing })
        {
            Coordinates[] points =
            [
                .. from place in Enumerable.Range(0, intervals.Length)
                   where ColorOf(intervals[place]) == entry.Color
                   select new Coordinates(place, intervals[place].Error),
            ];
            Marks.Add(panel, points, MarkerShape.FilledCircle, PointSize, entry.Color);
        }

        ReferenceMarks.AddTruth(panel, 0);
        return panel;
    }

    private static Color ColorOf(ErrorInterval interval) => interval.Covers ? Covering.Color : Missing.Color;
}
