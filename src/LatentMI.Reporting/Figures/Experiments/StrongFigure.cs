using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Estimates of strong dependence against the truth with their 95 % intervals, a panel for each kind of data and number of columns.</summary>
internal static class StrongFigure
{
    private const int MostColumns = 4;
    private const float DataHeight = 190;

    // Data sets of the same truth stand side by side, within this share of the axis.
    private const double Spread = 0.025;

    /// <summary>Draws a figure per estimator.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> Draw(IReadOnlyList<ExperimentRecord> ours) =>
        [.. FigureSeries.Split(ours).Select((series, i) => Draw(series, i == 0 ? string.Empty : FormattableString.Invariant($"-{i + 1}")))];

    private static ExperimentFigure Draw(FigureSeries series, string ending)
    {
        ExperimentRecord[] records = [.. series.Records.Where(FigureSeries.HasEstimate)];
        (string Data, double Dimensions, ExperimentRecord[] Records)[] panels =
        [
            .. records.GroupBy(record => (record.Dataset, Dimensions: record.DatasetParameters.Number("d")))
                .OrderBy(panel => panel.Key.Dataset, StringComparer.Ordinal).ThenBy(panel => panel.Key.Dimensions)
                .Select(panel => (panel.Key.Dataset, panel.Key.Dimensions, panel.ToArray())),
        ];
        double largest = records.Select(record => Nats(record.TrueBits!.Value)).DefaultIfEmpty(1).Max();
        var range = new ValueRange([largest], [.. records.Select(record => Nats(record.EstimateBits!.Value)), largest]);
        int columns = Math.Min(MostColumns, panels.CountBy(panel => panel.Data).Max(kind => kind.Value));
        using var page = new FigurePage($"Strong dependence: {series.Label}", columns, DataHeight);
        int row = 0;
        foreach (IGrouping<string, (string Data, double Dimensions, ExperimentRecord[] Records)> kind in panels.GroupBy(panel => panel.Data))
        {
            int place = 0;
            foreach ((string data, double dimensions, ExperimentRecord[] those) in kind)
            {
                page.Add(NewPanel(FormattableString.Invariant($"{data}, d = {dimensions}"), those, range, largest), row + (place / columns), place % columns);
                place++;
            }

            row += (place + columns - 1) / columns;
        }

        page.Key.AddRange([IntervalMarks.Covering, IntervalMarks.Missing, IntervalMarks.Bound, ReferenceMarks.DiagonalKey]);
        page.Notes.AddRange(EstimateRemarks.Of(series.Records));
        page.Notes.AddRange(range.Remarks);
        return page.Draw($"estimates-and-intervals{ending}");
    }

    private static Plot NewPanel(string title, ExperimentRecord[] records, ValueRange range, double largest)
    {
        Plot panel = FigureStyle.NewPanel(title, "truth (nats)", "estimate (nats)");
        range.Apply(panel);
        ReferenceMarks.AddDiagonal(panel, largest, Spread * largest);
        foreach (IGrouping<double, ExperimentRecord> same in records.GroupBy(record => record.TrueBits!.Value))
        {
            ExperimentRecord[] beside = [.. same];
            for (int i = 0; i < beside.Length; i++)
            {
                double place = Nats(same.Key) + (Spread * largest * (i - ((beside.Length - 1) / 2.0)));
                IntervalMarks.Add(panel, beside[i], place, range, unit: Math.Log(2));
            }
        }

        return panel;
    }

    private static double Nats(double bits) => bits * Math.Log(2);
}
