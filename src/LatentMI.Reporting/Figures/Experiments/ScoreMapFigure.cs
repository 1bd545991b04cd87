using System.Globalization;
using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>A score of each estimator on each cell of the Gaussian grid: ambient dimensions across, intrinsic dimensions upward.</summary>
internal static class ScoreMapFigure
{
    private const float RowHeight = 18.5f;
    private const float ColumnTickSize = 10.5f;

    // A few estimates that are far off would leave one color to all other cells; the numbers in the cells stay what they are.
    private const double LargestColoredError = 2;

    /// <summary>Draws the mean squared error.</summary>
    /// <param name="title">The experiment in words.</param>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure DrawError(
        string title, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        CellScore[] scores = [.. FigureSeries.Split(ours.Concat(published)).SelectMany(series => FigureSeries.Score(series.Records))];
        double largest = scores.Length == 0 ? 1 : scores.Max(score => score.MeanSquaredError);
        double end = largest > 0 ? ColorScale.EndFor(Math.Min(largest, LargestColoredError)) : 1;
        var colors = new ColorScale("mean squared error (bits²)", 0, end, Open: largest > end);
        return Draw(
            "mean-squared-error", $"{title}: mean squared error", ours, published, colors, score => score.MeanSquaredError);
    }

    /// <summary>Draws Kendall's tau.</summary>
    /// <param name="title">The experiment in words.</param>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure DrawRankCorrelation(
        string title, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        CellScore[] scores = [.. FigureSeries.Split(ours.Concat(published)).SelectMany(series => FigureSeries.Score(series.Records))];
        double smallest = scores.Any(score => score.KendallTau < 0) ? -1 : 0;
        var colors = new ColorScale("Kendall's tau (1: the right order)", smallest, 1);
        return Draw("kendall-tau", $"{title}: Kendall's tau", ours, published, colors, score => score.KendallTau);
    }

    private static ExperimentFigure Draw(
        string name,
        string title,
        IReadOnlyList<ExperimentRecord> ours,
        IReadOnlyList<ExperimentRecord> published,
        ColorScale colors,
        Func<CellScore, double> value)
    {
        IReadOnlyList<FigureSeries> all = FigureSeries.Split(ours);
        int[] across = Values(ours, "d");
        int[] upward = Values(ours, "k");
        bool missing = false;
        using FigurePage page = PairedPanels.NewPage(title, all, published, (upward.Length * RowHeight) + 2);
        PairedPanels.Fill(page, all, published, (label, series, records) =>
        {
            var cells = new double?[upward.Length, across.Length];
            foreach (CellScore score in FigureSeries.Score(records))
            {
                int row = Array.IndexOf(upward, score.IntrinsicDimensions);
                int column = Array.IndexOf(across, score.Dimensions);
                if (row >= 0 && column >= 0)
                {
                    cells[row, column] = value(score);
                }
            }

            missing |= cells.Cast<double?>().Any(cell => cell is null);
            Plot panel = FigureStyle.NewPanel(label, "ambient dimensions d", "intrinsic dimensions k");
            CellMap.Fill(panel, cells, colors, (_, _, value) => Write(value));
            panel.Axes.Bottom.TickLabelStyle.FontSize = ColumnTickSize;
            SetTicks(panel.Axes.Bottom, across);
            SetTicks(panel.Axes.Left, upward);
            return panel;
        });
        page.NarrowAxes = true;
        page.Colors = colors;
        page.MissingMeans = missing ? "no estimate" : null;
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        return page.Draw(name);
    }

    private static int[] Values(IEnumerable<ExperimentRecord> records, string name) =>
        [.. records.Select(record => (int)record.DatasetParameters.Number(name)).Distinct().Order()];

    private static void SetTicks(IAxis axis, int[] values)
    {
        axis.SetTicks(
            [.. Enumerable.Range(0, values.Length).Select(i => (double)i)],
            [.. values.Select(value => value.ToString(CultureInfo.InvariantCulture))]);
        axis.MajorTickStyle.Length = 0;
    }

    /// <summary>Two digits, without the leading zero: a cell is narrow.</summary>
    private static string Write(double value) => value switch
    {
        >= 9.95 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 0.995 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString(".00;-.00;0", CultureInfo.InvariantCulture),
    };
}
