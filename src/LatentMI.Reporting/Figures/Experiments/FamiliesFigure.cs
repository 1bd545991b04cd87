using LatentMI.Experiments.Comparing;
using LatentMI.Experiments.Scoring;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>How often the 95 % intervals and the lower bounds of each experiment hold.</summary>
public static class FamiliesFigure
{
    private const double Nominal = 0.95;
    private const float RowHeight = 26;
    private const float LabelRoom = 250;
    private const float LineWidth = 1.6f;
    private const float PointSize = 8;
    private const double Room = 0.02;
    private const double LeastShown = 0.5;

    private static readonly KeyEntry Consistent = new("its 95 % interval includes 95 %, or is above", FigureStyle.Blue, MarkerShape.FilledCircle, Dashes.None);
    private static readonly KeyEntry TooFew = new("below", FigureStyle.Vermilion, MarkerShape.FilledCircle, Dashes.None);
    private static readonly KeyEntry Stated = new("nominal", FigureStyle.Ink, Shape: null, Dashes.Truth);

    /// <summary>Draws a row for each family, the first on top.</summary>
    /// <param name="families">The families.</param>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentFamily> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        using var page = new FigurePage("Intervals and lower bounds that hold", columns: 1, dataHeight: RowHeight * families.Count) { RoomLeft = LabelRoom };
        Plot panel = FigureStyle.NewPanel(string.Empty, "share that holds", string.Empty);
        panel.Axes.Left.SetTicks([.. families.Select((_, place) => -(double)place)], [.. families.Select(LabelOf)]);
        panel.Axes.Left.MajorTickStyle.Length = 0;
        panel.Grid.YAxisStyle.IsVisible = false;
        double low = Math.Min(LeastShown, families.Min(family => family.Score.CoverageInterval.Lower));
        panel.Axes.SetLimits(low - Room, 1 + Room, 0.5 - families.Count, 0.5);
        panel.Add.Plottable(new DashedLine([new(Nominal, 0.5 - families.Count), new(Nominal, 0.5)], FigureStyle.Ink, LineWidth, Dashes.Truth));
        for (int place = 0; place < families.Count; place++)
        {
            FamilyScore score = families[place].Score;
            (double lower, double upper) = score.CoverageInterval;
            Color color = upper < Nominal ? TooFew.Color : Consistent.Color;
            panel.Add.Plottable(new DashedLine([new(lower, -place), new(upper, -place)], color, LineWidth, Dashes.None));
            Marks.Add(panel, [new Coordinates(score.Coverage, -place)], MarkerShape.FilledCircle, PointSize, color);
        }

        page.Add(panel);
        page.Key.AddRange([Consistent, TooFew, Stated]);
        page.Notes.Add("Points: the share of intervals that cover the truth and of lower bounds that are not above it. Lines: its 95 % interval.");
        return page.Draw("coverage-by-family");
    }

    private static string LabelOf(ExperimentFamily family) =>
        FormattableString.Invariant($"{family.Experiment}, {family.Estimator}: {family.Score.Held} of {family.Score.Stated}");
}
