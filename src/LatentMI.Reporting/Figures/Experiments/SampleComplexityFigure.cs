using System.Globalization;
using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>How the error falls with the number of samples, for dependence of low, medium and high rank.</summary>
internal static class SampleComplexityFigure
{
    private const string Title = "Error against the number of samples on Gaussian data";
    private const float LineWidth = 1.8f;
    private static readonly string[] Ranks = ["low rank", "medium rank", "high rank"];

    /// <summary>Draws the largest dimension large, and all dimensions small.</summary>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static IReadOnlyList<ExperimentFigure> Draw(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        int[] dimensions = [.. ours.Where(FigureSeries.HasEstimate).Select(Dimension).Distinct().Order()];
        ExperimentFigure largest = Draw("error-against-samples", [dimensions[^1]], dataHeight: 280, ours, published);
        return dimensions.Length == 1
            ? [largest]
            : [largest, Draw("error-against-samples-by-dimension", dimensions, dataHeight: 150, ours, published)];
    }

    private static ExperimentFigure Draw(
        string name, int[] dimensions, float dataHeight, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        ExperimentRecord[] shown = [.. ours.Where(record => dimensions.Contains(Dimension(record)))];
        ExperimentRecord[] theirs = [.. published.Where(record => dimensions.Contains(Dimension(record)))];
        IReadOnlyList<FigureSeries> all = FigureSeries.Split(shown);
        string title = dimensions.Length == 1 ? string.Create(CultureInfo.InvariantCulture, $"{Title} of {dimensions[0]} dimensions") : Title;
        using var page = new FigurePage(title, Ranks.Length, dataHeight);
        (double low, double high) = Limits([.. shown, .. theirs]);
        double[] counts = [.. shown.Select(record => record.DatasetParameters.Number("n")).Distinct().Order()];
        for (int row = 0; row < dimensions.Length; row++)
        {
            foreach (int k in shown.Where(record => Dimension(record) == dimensions[row]).Select(Rank).Distinct().Order())
            {
                bool Here(ExperimentRecord record) => Dimension(record) == dimensions[row] && Rank(record) == k;
                int column = ColumnOf(dimensions[row], k);
                Plot panel = FigureStyle.NewPanel(
                    string.Create(CultureInfo.InvariantCulture, $"{Ranks[column]}: d = {dimensions[row]}, k = {k}"),
                    "number of samples n",
                    "mean |error| (bits)");
                foreach (FigureSeries series in all)
                {
                    Add(panel, series.Among(theirs).Where(Here), series.Look.Color.WithAlpha(0.7), series.Look.OpenShape, Dashes.Published);
                    Add(panel, series.Records.Where(Here), series.Color, series.Look.Shape, series.Dashes);
                }

                SetAxes(panel, counts, low, high);
                page.Add(panel, row, column);
            }
        }

        page.Key.AddRange(all.Select(series => KeyEntry.Of(series, line: true)));
        if (theirs.Any(FigureSeries.HasEstimate))
        {
            page.Key.Add(ReferenceMarks.CurveKey);
        }

        page.Notes.Add("Mean of |estimate - truth| over the data sets of a size; both axes are logarithmic.");
        page.Notes.AddRange(EstimateRemarks.Of(shown));
        return page.Draw(name);
    }

    private static int Dimension(ExperimentRecord record) => (int)record.DatasetParameters.Number("d");

    private static int Rank(ExperimentRecord record) => (int)record.DatasetParameters.Number("k");

    private static int ColumnOf(int d, int k) => k == 1 ? 0 : k < d ? 1 : 2;

    private static (double N, double Error)[] Errors(IEnumerable<ExperimentRecord> records) =>
    [
        .. records.Where(FigureSeries.HasEstimate).GroupBy(record => record.DatasetParameters.Number("n")).OrderBy(group => group.Key)
            .Select(group => (group.Key, ErrorStatistics.MeanAbsoluteError(
                group.Select(record => (record.EstimateBits!.Value, record.TrueBits!.Value))))),
    ];

    private static (double Low, double High) Limits(ExperimentRecord[] records)
    {
        double[] errors =
        [
            .. records.GroupBy(record => (record.Estimator, record.EstimatorParameters, Dimension(record), Rank(record)))
                .SelectMany(Errors).Select(point => point.Error).Where(error => error > 0),
        ];
        return errors.Length == 0 ? (-2, 1) : (Math.Log10(errors.Min()) - 0.1, Math.Log10(errors.Max()) + 0.1);
    }

    private static void Add(Plot panel, IEnumerable<ExperimentRecord> records, Color color, MarkerShape shape, Dashes dashes)
    {
        // An error of exactly 0 has no place on a logarithmic axis; the line goes on without it.
        Coordinates[] points =
            [.. Errors(records).Where(point => point.Error > 0).Select(point => new Coordinates(Math.Log10(point.N), Math.Log10(point.Error)))];
        if (points.Length == 0)
        {
            return;
        }

        panel.Add.Plottable(new DashedLine(points, color, LineWidth, dashes));
        Marks.Add(panel, points, shape, 6, color);
    }

    private static void SetAxes(Plot panel, double[] counts, double low, double high)
    {
        panel.Axes.Bottom.TickGenerator = LogarithmicTicks.Between(counts[0], counts[^1]);
        panel.Axes.Left.TickGenerator = LogarithmicTicks.Between(Math.Pow(10, low), Math.Pow(10, high));
        double padding = 0.04 + (0.03 * Math.Log10(counts[^1] / counts[0]));
        panel.Axes.SetLimits(Math.Log10(counts[0]) - padding, Math.Log10(counts[^1]) + padding, low, high);
    }
}
