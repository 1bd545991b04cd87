using System.Globalization;
using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Whether the classes can be told apart: the data on a plane, colored by class, and the accuracy of a classifier.</summary>
internal static class ClustersFigure
{
    private static readonly Color[] Palette =
    [
        FigureStyle.Blue, FigureStyle.Orange, FigureStyle.Green, FigureStyle.Vermilion, FigureStyle.Purple, FigureStyle.Sky, FigureStyle.Ink,
    ];

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledTriangleUp, MarkerShape.FilledSquare, MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown,
    ];

    /// <summary>Draws a panel per data set: the embedding of its first record, and the accuracy over all of its random splits.</summary>
    /// <param name="ours">Our records.</param>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentRecord> ours)
    {
        IGrouping<string, ExperimentRecord>[] datasets =
            [.. ours.Where(record => record.Series.ContainsKey("component_1")).GroupBy(record => record.Dataset)];
        if (datasets.Length == 0)
        {
            throw new InputException("No record of cluster-check has an embedding to draw; run the experiment again.");
        }

        using var page = new FigurePage(
            "Are the classes recoverable? The data on a plane", Math.Min(2, datasets.Length), dataHeight: datasets.Length == 1 ? 440 : 330);
        foreach (IGrouping<string, ExperimentRecord> dataset in datasets)
        {
            page.Add(DrawPanel(dataset.Key, [.. dataset], page));
        }

        return page.Draw("embedding");
    }

    private static Plot DrawPanel(string dataset, ExperimentRecord[] records, FigurePage page)
    {
        double[] accuracies =
            [.. records.Where(record => record.Series.ContainsKey("accuracy")).SelectMany(record => record.Series["accuracy"])];
        Plot panel = FigureStyle.NewPanel(Title(dataset, accuracies), "component 1 (no unit)", "component 2 (no unit)");
        IReadOnlyDictionary<string, double[]> series = records[0].Series;
        double[] labels = series["label"];
        double[] classes = [.. labels.Distinct().Order()];
        for (int i = 0; i < classes.Length; i++)
        {
            Color color = Palette[i % Palette.Length];
            MarkerShape shape = Shapes[i % Shapes.Length];
            Coordinates[] points =
            [
                .. Enumerable.Range(0, labels.Length).Where(row => labels[row] == classes[i])
                    .Select(row => new Coordinates(series["component_1"][row], series["component_2"][row]))
                    .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)),
            ];
            Marks.Add(panel, points, shape, 4, color.WithAlpha(0.5));
            page.Key.Add(new(string.Create(CultureInfo.InvariantCulture, $"class {classes[i]}"), color, shape, Line: null));
        }

        return panel;
    }

    private static string Title(string dataset, double[] accuracies)
    {
        string spread = accuracies.Length > 1
            ? string.Create(CultureInfo.InvariantCulture, $" ± {Curve.StandardDeviation(accuracies):0.0000}")
            : string.Empty;
        return accuracies.Length == 0 ? dataset : string.Create(
            CultureInfo.InvariantCulture, $"{dataset}: accuracy of logistic regression {ErrorStatistics.Mean(accuracies):0.0000}{spread}");
    }
}
