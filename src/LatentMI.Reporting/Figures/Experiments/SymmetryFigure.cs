using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Estimates on the circle and the cross as dimensions without information are added.</summary>
internal static class SymmetryFigure
{
    private const double Step = 0.05;

    /// <summary>Draws the figure: means with their standard errors.</summary>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        string[] datasets = [.. ours.Where(FigureSeries.HasEstimate).Select(record => record.Dataset).Distinct().Order(StringComparer.Ordinal)];
        using var page = new FigurePage("Symmetric data with exclusive dimensions added to each side", datasets.Length, dataHeight: 330);
        var range = new ValueRange(
            [.. FigureSeries.PointsOf(ours).Select(point => point.Truth)],
            [.. FigureSeries.PointsOf(ours.Concat(published)).Select(point => point.Estimate)]);
        foreach (string dataset in datasets)
        {
            Plot panel = FigureStyle.NewPanel(Title(dataset), "exclusive dimensions q", "estimate (bits)");
            range.Apply(panel);
            double last = ours.Max(record => record.DatasetParameters.Number("exclusive"));
            panel.Axes.SetLimitsX(-0.4, last + 0.4);
            ExperimentRecord[] here = [.. ours.Where(record => record.Dataset == dataset)];
            ReferenceMarks.AddTruth(panel, here.First(FigureSeries.HasEstimate).TrueBits!.Value);
            IReadOnlyList<FigureSeries> all = FigureSeries.Split(here);
            for (int i = 0; i < all.Count; i++)
            {
                double place = Step * (i - ((all.Count - 1) / 2.0));
                IReadOnlyList<ExperimentRecord> theirs = all[i].Among(published.Where(record => record.Dataset == dataset));
                CurveOf(theirs, spread: null).MovedBy(place).AddPublished(panel, all[i].Look, range);
                CurveOf(all[i].Records, ErrorStatistics.StandardError).MovedBy(place).AddOurs(panel, all[i], range);
                page.Key.Add(KeyEntry.Of(all[i], line: true));
            }

            page.Add(panel);
        }

        if (published.Any(FigureSeries.HasEstimate))
        {
            page.Key.Add(ReferenceMarks.CurveKey);
        }

        page.Key.Add(ReferenceMarks.TruthKey);
        page.Notes.Add("Mean and standard error over the trials.");
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        page.Notes.AddRange(range.Remarks);
        return page.Draw("estimate-against-exclusive-dimensions");
    }

    private static Curve CurveOf(IEnumerable<ExperimentRecord> records, Func<IReadOnlyCollection<double>, double>? spread) => Curve.OfMeans(
        records.Where(FigureSeries.HasEstimate).Select(record => (record.DatasetParameters.Number("exclusive"), record.EstimateBits!.Value)),
        spread);

    private static string Title(string dataset) => dataset switch
    {
        "circle" => "Noisy circle",
        "cross" => "Gaussian cross",
        _ => dataset,
    };
}
