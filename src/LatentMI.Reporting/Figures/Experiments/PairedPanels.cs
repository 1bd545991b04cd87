using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>A row per estimator, ours on the left and what is published on the right; without a publication, ours in two columns.</summary>
internal static class PairedPanels
{
    /// <summary>A page for the panels.</summary>
    /// <param name="title">The experiment in words.</param>
    /// <param name="all">Our series.</param>
    /// <param name="published">The published records.</param>
    /// <param name="dataHeight">The height of the data area of a panel.</param>
    public static FigurePage NewPage(
        string title, IReadOnlyList<FigureSeries> all, IReadOnlyList<ExperimentRecord> published, float dataHeight) =>
        new(title, columns: AnyPublished(all, published) || all.Count > 1 ? 2 : 1, dataHeight);

    /// <summary>Adds the panels to the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="all">Our series.</param>
    /// <param name="published">The published records.</param>
    /// <param name="draw">Makes a panel of its label, the series that it belongs to, and the records to draw.</param>
    public static void Fill(
        FigurePage page,
        IReadOnlyList<FigureSeries> all,
        IReadOnlyList<ExperimentRecord> published,
        Func<string, FigureSeries, IReadOnlyList<ExperimentRecord>, Plot> draw)
    {
        bool paired = AnyPublished(all, published);
        for (int i = 0; i < all.Count; i++)
        {
            FigureSeries series = all[i];
            IReadOnlyList<ExperimentRecord> theirs = series.Among(published);
            if (!paired)
            {
                page.Add(draw(series.Label, series, series.Records));
                continue;
            }

            page.Add(draw(series.Label, series, series.Records), i, column: 0);
            if (theirs.Any(FigureSeries.HasEstimate))
            {
                page.Add(draw($"{series.Look.Name}, published", series, theirs), i, column: 1);
            }
        }
    }

    private static bool AnyPublished(IReadOnlyList<FigureSeries> all, IReadOnlyList<ExperimentRecord> published) =>
        all.Any(series => series.Among(published).Any(FigureSeries.HasEstimate));
}
