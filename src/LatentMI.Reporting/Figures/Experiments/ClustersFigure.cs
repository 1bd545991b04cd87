using System.Globalization;
using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Whether the classes can be told apart: the data on planes, colored by class, and the accuracy of a classifier.</summary>
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

    /// <summary>
    /// Draws a panel per data set: the embedding of its first record, and the accuracy over all of its random splits; on principal components, and on the map of
    /// UMAP where there are records of that.
    /// </summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> Draw(IReadOnlyList<ExperimentRecord> ours)
    {
        ExperimentFigure[] figures =
        [
            .. Draw(ours, "embedding", "component", "The data on a plane"),
            .. Draw(ours, "map", "umap", "The data on the map of UMAP"),
        ];
        return figures.Length > 0 ? figures
            : throw new InputException("No record of cluster-check has an embedding to draw; run the experiment again.");
    }

    private static IEnumerable<ExperimentFigure> Draw(IReadOnlyList<ExperimentRecord> ours, string name, string axis, string title)
    {
        IGrouping<string, ExperimentRecord>[] datasets = [.. ours.Where(record => record.Series.ContainsKey($"{axis}_1")).GroupBy(record => record.Dataset)];
        if (datasets.Length == 0)
        {
            yield break;
        }

        using var page = new FigurePage(
            $"Are the classes recoverable? {title}", Math.Min(2, datasets.Length), dataHeight: datasets.Length == 1 ? 440 : 330);
        foreach (IGrouping<string, ExperimentRecord> dataset in datasets)
        {
            page.Add(DrawPanel(dataset.Key, [.. dataset], axis, page));
        }

        yield return page.Draw(name);
    }

    private static Plot DrawPanel(string dataset, ExperimentRecord[] records, string axis, FigurePage page)
    {
        double[] accuracies =
            [.. records.Where(record => record.Series.ContainsKey("accuracy")).SelectMany(record => record.Series["accuracy"])];
        Plot panel = FigureStyle.NewPanel(Title(dataset, accuracies), $"{axis} 1 (no unit)", $"{axis} 2 (no unit)");
        IReadOnlyDictionary<string, double[]> series = records[0].Series;
        double[] labels = series["label"];
        double[] classes = [.. labels.Distinct().Order()];
        string[] names = Names(records[0], classes);
        for (int i = 0; i < classes.Length; i++)
        {
            Color color = Palette[i % Palette.Length];
            MarkerShape shape = Shapes[i % Shapes.Length];
            Coordinates[] points =
            [
                .. Enumerable.Range(0, labels.Length).Where(row => labels[row] == classes[i])
                    .Select(row => new Coordinates(series[$"{axis}_1"][row], series[$"{axis}_2"][row]))
                    .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)),
            ];
            Marks.Add(panel, points, shape, 4, color.WithAlpha(0.5));
            page.Key.Add(new($"class {names[i]}", color, shape, Line: null));
        }

        return panel;
    }

    /// <summary>The names of classes, in whose order they are numbered; their numbers where the data do not name as many.</summary>
    private static string[] Names(ExperimentRecord record, double[] classes) =>
        record.DatasetParameters.TryGet("classes") is string text && text.Split(',') is { } names && names.Length == classes.Length
            ? [.. names.Order(StringComparer.Ordinal)]
            : [.. classes.Select(number => number.ToString(CultureInfo.InvariantCulture))];

    private static string Title(string dataset, double[] accuracies)
    {
        string spread = accuracies.Length > 1
            ? string.Create(CultureInfo.InvariantCulture, $" ± {Curve.StandardDeviation(accuracies):0.0000}")
            : string.Empty;
        return accuracies.Length == 0 ? dataset : string.Create(
            CultureInfo.InvariantCulture, $"{dataset}: accuracy of logistic regression {ErrorStatistics.Mean(accuracies):0.0000}{spread}");
    }
}
