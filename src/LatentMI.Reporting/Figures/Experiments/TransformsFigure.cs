using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Gaussian data whose coordinates went through functions that leave the mutual information as it is.</summary>
internal static class TransformsFigure
{
    private const string Title = "Gaussian data under transforms of every coordinate";
    private static readonly string[] Transforms = ["none", "asinh", "half-cube", "uniform"];

    /// <summary>Draws estimates against truth, and the mean squared errors.</summary>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static IReadOnlyList<ExperimentFigure> Draw(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published) =>
        [DrawEstimates(ours, published), SettingsFigure.DrawTransformErrors($"{Title}: mean squared error", Transforms, Name, ours, published)];

    private static ExperimentFigure DrawEstimates(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        IReadOnlyList<FigureSeries> all = FigureSeries.Split(ours);
        using var page = new FigurePage(Title, columns: 2, dataHeight: 235);
        (double Truth, double Estimate)[] points = [.. FigureSeries.PointsOf(ours.Concat(published))];
        var range = new ValueRange([.. points.Select(point => point.Truth)], [.. points.Select(point => point.Estimate)]);
        double step = range.LargestTruth / 120;
        foreach (string transform in Transforms.Where(name => ours.Any(record => IsOf(record, name))))
        {
            Plot panel = FigureStyle.NewPanel(Name(transform), "true mutual information (bits)", "estimate (bits)");
            range.Apply(panel);
            ReferenceMarks.AddDiagonal(panel, range.LargestTruth, step * all.Count / 2);
            for (int i = 0; i < all.Count; i++)
            {
                double place = step * (i - ((all.Count - 1) / 2.0));
                CurveOf(all[i].Among(published), transform, spread: null).MovedBy(place).AddPublished(panel, all[i].Look, range);
                CurveOf(all[i].Records, transform, Curve.StandardDeviation).MovedBy(place).AddOurs(panel, all[i], range);
            }

            page.Add(panel);
        }

        page.Key.AddRange(all.Select(series => KeyEntry.Of(series, line: true)));
        if (published.Any(FigureSeries.HasEstimate))
        {
            page.Key.Add(ReferenceMarks.CurveKey);
        }

        page.Key.Add(ReferenceMarks.DiagonalKey);
        page.Notes.Add("Mean and standard deviation over the intrinsic dimensions.");
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        page.Notes.AddRange(range.Remarks);
        return page.Draw("estimate-against-truth");
    }

    private static Curve CurveOf(
        IEnumerable<ExperimentRecord> records, string transform, Func<IReadOnlyCollection<double>, double>? spread) =>
        Curve.OfMeans(FigureSeries.PointsOf(records.Where(record => IsOf(record, transform))), spread);

    private static bool IsOf(ExperimentRecord record, string transform) => record.DatasetParameters.Written("transform") == transform;

    private static string Name(string transform) => transform switch
    {
        "none" => "none",
        "asinh" => "asinh x",
        "half-cube" => "half cube: x √|x|",
        _ => "uniform margins",
    };
}
