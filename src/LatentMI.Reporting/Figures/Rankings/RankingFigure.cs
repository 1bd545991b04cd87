using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Rankings;

/// <summary>A ranking: the value of each candidate with its own interval, and beside it how much less it shares than the first, with the interval of that.</summary>
internal static class RankingFigure
{
    private const int MostCandidates = 40;
    private const int LongestName = 32;
    private const float LetterWidth = 7.2f;
    private const float CandidateHeight = 34;
    private const float TickSpacing = 50;

    /// <summary>Draws the figure.</summary>
    /// <param name="name">The name of the figure.</param>
    /// <param name="report">The ranking.</param>
    public static ExperimentFigure Draw(string name, RankingReport report)
    {
        RankedReport[] shown = [.. report.Candidates.Take(MostCandidates)];
        IReadOnlyList<string> names = ShortNames.Of(
            [.. shown.Select((candidate, i) => $"{report.Names[i]}, {(candidate.Ranks[0] == candidate.Ranks[1] ? $"{candidate.Ranks[0]}" : $"{candidate.Ranks[0]}–{candidate.Ranks[1]}")}")], LongestName);
        using var page = new FigurePage($"What each shares with {report.Target.Name}", columns: 2, CandidateHeight * shown.Length)
        {
            RoomLeft = (names.Max(text => text.Length) * LetterWidth) + 24,
            RoomBetween = 30,
        };
        page.Notes.Add("Beside each name the ranks that it may have. Left: values with their own 95 % intervals. Right: differences from the first, whose intervals hold at once with 95 %.");
        if (shown.Any(candidate => candidate.IsLowerBound))
        {
            page.Notes.Add("≥ marks a lower bound: the rows cannot show more.");
        }

        if (shown.Length < report.Candidates.Count)
        {
            page.Notes.Add(FormattableString.Invariant($"The {shown.Length} of {report.Candidates.Count} that share most."));
        }

        Plot values = NewPanel("mutual information (bits)", shown.Length);
        Plot differences = NewPanel("less than the first (bits)", shown.Length);
        for (int i = 0; i < shown.Length; i++)
        {
            RankedReport candidate = shown[i];
            Add(values, candidate.MiBits, candidate.Ci95Bits?[0], candidate.Ci95Bits?[1], -i, FigureStyle.Blue);
            if (candidate.IsLowerBound && candidate.MiBits is { } bound)
            {
                Text mark = values.Add.Text("≥", bound, -i);
                mark.Alignment = Alignment.MiddleRight;
                mark.OffsetX = -8;
                mark.LabelFontSize = FigureStyle.TickSize;
                mark.LabelFontColor = FigureStyle.Ink;
            }

            if (i > 0)
            {
                DifferenceReport difference = report.Differences[i - 1];
                Add(differences, difference.Bits, difference.LowerBits, difference.UpperBits, -i, difference.LowerBits > 0 ? FigureStyle.Vermilion : FigureStyle.Gray);
            }
        }

        values.Axes.Left.SetTicks([.. shown.Select((_, i) => (double)-i)], [.. names]);
        differences.Axes.Left.SetTicks([], []);
        page.Add(values);
        page.Add(differences);
        page.Key.Add(new KeyEntry("shares less than the first", FigureStyle.Vermilion, MarkerShape.FilledCircle, Dashes.None));
        page.Key.Add(new KeyEntry("not shown to differ from it", FigureStyle.Gray, MarkerShape.FilledCircle, Dashes.None));
        return page.Draw(name);
    }

    private static Plot NewPanel(string label, int candidates)
    {
        Plot panel = FigureStyle.NewPanel(string.Empty, label, string.Empty);
        panel.HideGrid();
        panel.Axes.Left.MajorTickStyle.Length = 0;
        panel.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { MinimumTickSpacing = TickSpacing };
        VerticalLine zero = panel.Add.VerticalLine(0);
        zero.Color = FigureStyle.Missing;
        zero.LineWidth = 1;
        panel.Axes.SetLimitsY(0.6 - candidates, 0.6);
        return panel;
    }

    private static void Add(Plot panel, double? bits, double? lower, double? upper, int place, Color color)
    {
        if (bits is not { } value)
        {
            return;
        }

        panel.Add.Plottable(new DashedLine([new(lower ?? value, place), new(upper ?? value, place)], color, 2, Dashes.None));
        Marks.Add(panel, [new Coordinates(value, place)], MarkerShape.FilledCircle, 8, color);
    }
}
