using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>The errors of estimates of a benchmark's tasks with their 95 % intervals, a line for each task and a panel for each number of rows.</summary>
internal static class BenchmarkFigure
{
    private const float TaskHeight = 15;
    private const float TaskRoom = 310;
    private const float LineWidth = 1.2f;
    private const float ReferenceWidth = 1;
    private const float PointSize = 5;
    private const double Padding = 0.04;

    // What the estimates of a task take of its line.
    private const double Band = 0.5;

    private static readonly KeyEntry Truth = new("truth", FigureStyle.Ink, Shape: null, Dashes.Truth);

    /// <summary>Draws the panels.</summary>
    /// <param name="ours">Our records.</param>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentRecord> ours)
    {
        // The plan has them in the order of the benchmark.
        string[] tasks = [.. ours.Select(TaskOf).Distinct()];
        using var page = new FigurePage("The tasks of benchmark-mi", columns: 1, dataHeight: TaskHeight * tasks.Length) { RoomLeft = TaskRoom };
        foreach (FigureSeries series in FigureSeries.Split(ours))
        {
            foreach (IGrouping<double, ExperimentRecord> rows in series.Records.GroupBy(record => record.DatasetParameters.Number("n")).OrderBy(rows => rows.Key))
            {
                page.Add(NewPanel(FormattableString.Invariant($"{series.Label}, {rows.Key:N0} rows"), [.. rows.Where(FigureSeries.HasEstimate)], tasks));
            }
        }

        page.Key.AddRange([IntervalMarks.Covering, IntervalMarks.Missing, Truth]);
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        return page.Draw("errors-by-task");
    }

    private static Plot NewPanel(string title, ExperimentRecord[] records, string[] tasks)
    {
        Plot panel = FigureStyle.NewPanel(
            FormattableString.Invariant($"{title}: {AccuracyScore.Compute(records).ShareSolved:P0} within {AccuracyScore.MostNats} nats and {AccuracyScore.MostShare:P0}"),
            "estimate less truth (nats)",
            string.Empty);
        panel.Axes.Left.SetTicks([.. tasks.Select((_, place) => -(double)place)], tasks);
        panel.Axes.Left.MajorTickStyle.Length = 0;
        panel.Grid.YAxisStyle.IsVisible = false;
        double[] ends = [.. records.SelectMany(record => EndsOf(record)), -AccuracyScore.MostNats, AccuracyScore.MostNats];
        double room = Padding * (ends.Max() - ends.Min());
        panel.Axes.SetLimits(ends.Min() - room, ends.Max() + room, 0.5 - tasks.Length, 0.5);
        panel.Add.Plottable(new DashedLine([new(0, 0.5 - tasks.Length), new(0, 0.5)], FigureStyle.Ink, ReferenceWidth, Dashes.Truth));
        for (int place = 0; place < tasks.Length; place++)
        {
            ExperimentRecord[] beside = [.. records.Where(record => TaskOf(record) == tasks[place])];
            for (int i = 0; i < beside.Length; i++)
            {
                AddEstimate(panel, beside[i], (Band * (((i + 0.5) / beside.Length) - 0.5)) - place);
            }
        }

        return panel;
    }

    private static void AddEstimate(Plot panel, ExperimentRecord record, double height)
    {
        KeyEntry entry = ErrorInterval.Of(record) is { Covers: false } ? IntervalMarks.Missing : IntervalMarks.Covering;
        double[] ends = [.. EndsOf(record)];
        panel.Add.Plottable(new DashedLine([new(ends.Min(), height), new(ends.Max(), height)], entry.Color, LineWidth, Dashes.None));
        Marks.Add(panel, [new(ErrorOf(record), height)], entry.Shape!.Value, PointSize, entry.Color);
    }

    /// <summary>The error in nats, and the ends of its interval as far as there are any: a lower bound has no upper end.</summary>
    private static IEnumerable<double> EndsOf(ExperimentRecord record)
    {
        ErrorInterval? interval = ErrorInterval.Of(record);
        double[] ends = interval is null ? [] : [Nats(interval.Lower), Nats(interval.Upper)];
        return ends.Where(double.IsFinite).Append(ErrorOf(record));
    }

    private static double ErrorOf(ExperimentRecord record) => Nats(record.EstimateBits!.Value - record.TrueBits!.Value);

    private static double Nats(double bits) => bits * Math.Log(2);

    private static string TaskOf(ExperimentRecord record) => record.DatasetParameters.Text("task");
}
