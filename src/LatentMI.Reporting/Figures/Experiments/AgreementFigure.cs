using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Estimates against truth, a panel per estimator, with the diagonal on which they should be.</summary>
internal static class AgreementFigure
{
    private const string Name = "estimate-against-truth";
    private const float PointSize = 6.5f;
    private const float PublishedSize = 5.5f;

    // Of all intrinsic dimensions side by side.
    private const float SmallPointSize = 4.5f;

    // How much of the distance between two true values the intrinsic dimensions are spread over.
    private const double SpreadShare = 0.6;

    /// <summary>Draws ours over what is published, with the mean squared error of both in each panel.</summary>
    /// <param name="title">The experiment in words.</param>
    /// <param name="truth">The name of the true value with its unit.</param>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure Draw(
        string title, string truth, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        IReadOnlyList<FigureSeries> all = FigureSeries.Split(ours);
        ValueRange range = RangeOf(all, published);
        using var page = new FigurePage(title, columns: Math.Min(3, all.Count), dataHeight: all.Count == 1 ? 420 : 215);
        foreach (FigureSeries series in all)
        {
            Plot panel = NewPanel(series.Label, truth, range);
            IReadOnlyList<(double Truth, double Estimate)> theirs = FigureSeries.PointsOf(series.Among(published));
            range.Add(panel, Coordinates(theirs), series.Look.OpenShape, PublishedSize, FigureStyle.Gray.WithAlpha(0.55));
            range.Add(panel, Coordinates(series.Points), series.Look.Shape, PointSize, series.Color.WithAlpha(0.85));
            ReferenceMarks.AddDiagonal(panel, range.LargestTruth, room: 0);
            AddErrors(panel, series.Points, theirs);
            page.Add(panel);
        }

        page.Key.AddRange(all.Select(series => KeyEntry.Of(series, line: false)));
        if (all.Any(series => series.Among(published).Any(FigureSeries.HasEstimate)))
        {
            page.Key.Add(ReferenceMarks.PointKey);
        }

        page.Key.Add(ReferenceMarks.DiagonalKey);
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        page.Notes.AddRange(range.Remarks);
        return page.Draw(Name);
    }

    /// <summary>Draws ours and what is published side by side, colored by the intrinsic dimension.</summary>
    /// <param name="title">The experiment in words.</param>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure DrawByDimension(
        string title, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        IReadOnlyList<FigureSeries> all = FigureSeries.Split(ours);
        ValueRange range = RangeOf(all, published);
        double[] dimensions = [.. ours.Select(record => record.DatasetParameters.Number("k")).Distinct().Order()];
        var colors = new ColorScale("intrinsic dimensions k", dimensions[0], dimensions[^1]);
        double spread = SpreadShare * SmallestGap([.. all.SelectMany(series => series.Points).Select(point => point.Truth)]) / dimensions.Length;
        using FigurePage page = PairedPanels.NewPage(title, all, published, dataHeight: 165);
        PairedPanels.Fill(page, all, published, (label, _, records) =>
        {
            Plot panel = NewPanel(label, "true mutual information (bits)", range);
            foreach (IGrouping<double, ExperimentRecord> same in records.Where(FigureSeries.HasEstimate)
                .GroupBy(record => record.DatasetParameters.Number("k")).OrderBy(group => group.Key))
            {
                double aside = spread * (dimensions.IndexOf(same.Key) - ((dimensions.Length - 1) / 2.0));
                Coordinates[] points =
                    [.. FigureSeries.PointsOf(same).Select(point => new Coordinates(point.Truth + aside, point.Estimate))];
                range.Add(panel, points, MarkerShape.FilledCircle, SmallPointSize, colors.Color(same.Key).WithAlpha(0.8));
            }

            ReferenceMarks.AddDiagonal(panel, range.LargestTruth, spread * dimensions.Length / 2);
            return panel;
        });
        page.Key.Add(ReferenceMarks.DiagonalKey);
        page.Colors = colors;
        page.Notes.Add("The points of a true value are spread sideways by k.");
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        page.Notes.AddRange(range.Remarks);
        return page.Draw(Name);
    }

    /// <summary>The smallest distance of two values; 0 where all are the same.</summary>
    private static double SmallestGap(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Distinct().Order()];
        return sorted.Length < 2 ? 0 : sorted.Zip(sorted.Skip(1), (low, high) => high - low).Min();
    }

    private static ValueRange RangeOf(IReadOnlyList<FigureSeries> all, IReadOnlyList<ExperimentRecord> published)
    {
        (double Truth, double Estimate)[] points =
            [.. all.SelectMany(series => series.Points.Concat(FigureSeries.PointsOf(series.Among(published))))];
        return new ValueRange([.. points.Select(point => point.Truth)], [.. points.Select(point => point.Estimate)]);
    }

    private static Plot NewPanel(string label, string truth, ValueRange range)
    {
        Plot panel = FigureStyle.NewPanel(label, truth, "estimate (bits)");
        range.Apply(panel);
        return panel;
    }

    private static void AddErrors(
        Plot panel, IReadOnlyList<(double Truth, double Estimate)> ours, IReadOnlyList<(double Truth, double Estimate)> theirs)
    {
        string text = string.Join('\n', [.. Error("MSE", ours), .. Error("published", theirs)]);
        ScottPlot.Plottables.Annotation note = panel.Add.Annotation(text, Alignment.UpperLeft);
        note.LabelFontSize = 12;
        note.LabelFontColor = FigureStyle.Ink;
        note.LabelBackgroundColor = Colors.White.WithAlpha(0.8);
        note.LabelBorderWidth = 0;
        note.LabelShadowColor = Colors.Transparent;

        static IEnumerable<string> Error(string name, IReadOnlyList<(double Truth, double Estimate)> points) => points.Count == 0 ? [] :
            [FormattableString.Invariant($"{name} {ErrorStatistics.MeanSquaredError(points.Select(p => (p.Estimate, p.Truth))):0.0000} bits²")];
    }

    private static Coordinates[] Coordinates(IReadOnlyList<(double Truth, double Estimate)> points) =>
        [.. points.Select(point => new Coordinates(point.Truth, point.Estimate))];
}
