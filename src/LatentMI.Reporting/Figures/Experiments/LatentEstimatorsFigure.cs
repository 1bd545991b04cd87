using LatentMI.Studies.Storing;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>What InfoNCE and KSG read from the same latents while the encoders are trained.</summary>
internal static class LatentEstimatorsFigure
{
    private const double BandOpacity = 0.22;

    private static readonly (string Series, string Estimator, string Label)[] Curves =
        [("ksg_bits", "ksg", "KSG on the latents"), ("infonce_bits", "infonce", "InfoNCE on the latents")];

    /// <summary>Draws means with bands of one standard deviation over the trials.</summary>
    /// <param name="ours">Our records: one per trial.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        using var page = new FigurePage("Estimators on latents in training", columns: 1, dataHeight: 380);
        Plot panel = FigureStyle.NewPanel(string.Empty, "epoch", "estimate on the held-out half (bits)");
        foreach ((string series, string estimator, string label) in Curves)
        {
            EstimatorLook look = EstimatorLook.Of(estimator);
            Curve curve = CurveOf(ours, series);
            if (curve.Points.Count == 0)
            {
                continue;
            }

            double[] epochs = [.. curve.Points.Select(point => point.X)];
            FillY band = panel.Add.FillY(
                epochs,
                [.. curve.Points.Zip(curve.Spread!, (point, spread) => point.Y - spread)],
                [.. curve.Points.Zip(curve.Spread!, (point, spread) => point.Y + spread)]);
            band.FillColor = look.Color.WithAlpha(BandOpacity);
            band.LineWidth = 0;
            CurveOf(published, series).AddLine(panel, look.Color, 2, Dashes.Published);
            curve.AddLine(panel, look.Color, 2, Dashes.None);
            page.Key.Add(new(label, look.Color, Shape: null, Dashes.None));
            if (CurveOf(published, series).Points.Count > 0)
            {
                page.Key.Add(new($"{look.Name}, published", look.Color, Shape: null, Dashes.Published));
            }
        }

        panel.Axes.Margins(0.01, 0.06);
        if (ours.FirstOrDefault(record => record.TrueBits is not null) is { TrueBits: { } truth })
        {
            ReferenceMarks.AddTruth(panel, truth);
            page.Key.Add(ReferenceMarks.TruthKey);
        }

        page.Add(panel);
        int trials = ours.Count(record => record.Series.ContainsKey("epoch"));
        page.Notes.Add(FormattableString.Invariant($"Mean and standard deviation over the trials: {trials}."));
        return page.Draw("estimate-against-epoch");
    }

    private static Curve CurveOf(IEnumerable<ExperimentRecord> records, string series) => Curve.OfMeans(
        records.Where(record => record.Series.ContainsKey("epoch") && record.Series.ContainsKey(series))
            .SelectMany(record => record.Series["epoch"].Zip(record.Series[series]))
            .Where(point => double.IsFinite(point.Second)),
        Curve.StandardDeviation);
}
