using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>The p-values of independent data in their order, which lie on the diagonal where they are uniform.</summary>
internal static class SignificanceFigure
{
    private const float DataSide = 440;

    /// <summary>Draws the sorted p-values of each estimator against their ranks.</summary>
    /// <param name="ours">Our records.</param>
    /// <exception cref="InputException">No record has a p-value.</exception>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentRecord> ours)
    {
        (FigureSeries Series, IReadOnlyList<double> Values)[] all =
        [
            .. FigureSeries.Split(ours).Select(series => (series, PValues.Sorted(series.Records))).Where(pair => pair.Item2.Count > 0),
        ];
        if (all.Length == 0)
        {
            throw new InputException("There is nothing to draw for the experiment significance: no record has a p-value; run it again.");
        }

        using var page = new FigurePage("P-values of independent data", columns: 1, DataSide) { DataWidth = DataSide };
        Plot panel = FigureStyle.NewPanel(string.Empty, "share of data sets", "p-value");
        panel.Axes.SetLimitsY(-0.03, 1.03);
        ReferenceMarks.AddDiagonal(panel, largest: 1, room: 0);
        foreach ((FigureSeries series, IReadOnlyList<double> values) in all)
        {
            Coordinates[] points = [.. values.Select((value, i) => new Coordinates((i + 1.0) / values.Count, value))];
            Marks.Add(panel, points, series.Look.Shape, size: 5, series.Color);
            page.Key.Add(KeyEntry.Of(series, line: false));
            page.Notes.Add(FormattableString.Invariant(
                $"{series.Label}: {PValues.ShareSignificant(values):P1} of {values.Count} data sets have p at most {PValues.Level}."));
        }

        page.Key.Add(ReferenceMarks.DiagonalKey with { Text = "uniform" });
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        page.Add(panel);
        return page.Draw("sorted-p-values");
    }
}
