using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Estimates of independent data with their 95 % intervals, a band for each family, in the order of the estimates.</summary>
internal static class NullsFigure
{
    // What a family takes of the axis: the rest is the gap to the next one.
    private const double Band = 0.86;
    private const float BandHeight = 46;
    private const float FamilyRoom = 150;
    private const float LineWidth = 1;
    private const float LineOpacity = 0.5f;
    private const float PointSize = 4;
    private const float BeyondSize = 9;
    private const double Padding = 0.04;

    // Estimates farther off would press all others into a line.
    private const double FarthestShown = 1;

    private static readonly KeyEntry Quiet = new("lower end at most 0", FigureStyle.Blue, MarkerShape.FilledCircle, Dashes.None);
    private static readonly KeyEntry False = new("lower end above 0", FigureStyle.Vermilion, MarkerShape.FilledCircle, Dashes.None);
    private static readonly KeyEntry Truth = new("truth", FigureStyle.Ink, Shape: null, Dashes.Truth);

    /// <summary>Draws a panel per estimator.</summary>
    /// <param name="ours">Our records.</param>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentRecord> ours)
    {
        List<ExperimentRecord> labeled = [.. NullFamilies.Label(ours)];
        string[] families = [.. labeled.Where(FigureSeries.HasEstimate).Select(FamilyOf).Distinct().Order(StringComparer.Ordinal)];
        using var page = new FigurePage("Estimates of independent data", columns: 1, dataHeight: BandHeight * families.Length) { RoomLeft = FamilyRoom };
        foreach (FigureSeries series in FigureSeries.Split(labeled))
        {
            page.Add(NewPanel(series, families));
        }

        page.Key.AddRange([Quiet, False, Truth]);
        page.Notes.AddRange(EstimateRemarks.Of(ours));
        int beyond = labeled.Count(record => FigureSeries.HasEstimate(record) && IsBeyond(record));
        if (beyond > 0)
        {
            page.Notes.Add(FormattableString.Invariant($"{beyond} of {labeled.Count} estimates lie beyond {FarthestShown} bit, and are drawn there as diamonds."));
        }

        return page.Draw("estimates-by-family");
    }

    private static Plot NewPanel(FigureSeries series, string[] families)
    {
        ExperimentRecord[] records = [.. series.Records.Where(FigureSeries.HasEstimate)];
        NullScore score = NullScore.Compute(records);
        Plot panel = FigureStyle.NewPanel(
            FormattableString.Invariant($"{series.Label}: {score.ShareAboveZero:P1} of {score.IntervalCount} lower ends are above 0"),
            "estimate (bits)",
            string.Empty);
        panel.Axes.Left.SetTicks([.. families.Select((_, place) => -(double)place)], families);
        panel.Axes.Left.MajorTickStyle.Length = 0;
        panel.Grid.YAxisStyle.IsVisible = false;
        double low = Shown(Math.Min(0, records.Select(LowerOf).DefaultIfEmpty(0).Min()));
        double high = Shown(Math.Max(0, records.Select(UpperOf).DefaultIfEmpty(0).Max()));
        double room = Padding * Math.Max(high - low, 1e-3);
        panel.Axes.SetLimits(low - room, high + room, 0.5 - families.Length, 0.5);
        panel.Add.Plottable(new DashedLine([new(0, 0.5 - families.Length), new(0, 0.5)], FigureStyle.Ink, LineWidth, Dashes.Truth));
        for (int place = 0; place < families.Length; place++)
        {
            AddFamily(panel, [.. records.Where(record => FamilyOf(record) == families[place]).OrderBy(record => record.EstimateBits)], -place);
        }

        return panel;
    }

    private static void AddFamily(Plot panel, ExperimentRecord[] records, double middle)
    {
        var points = new Dictionary<(KeyEntry Entry, bool Beyond), List<Coordinates>>();
        for (int i = 0; i < records.Length; i++)
        {
            double height = middle + (Band * (((i + 0.5) / records.Length) - 0.5));
            KeyEntry entry = HasInterval(records[i]) && LowerOf(records[i]) > 0 ? False : Quiet;
            panel.Add.Plottable(new DashedLine(
                [new(Shown(LowerOf(records[i])), height), new(Shown(UpperOf(records[i])), height)],
                entry.Color.WithAlpha(LineOpacity),
                LineWidth,
                Dashes.None));
            (KeyEntry, bool) kind = (entry, IsBeyond(records[i]));
            points.TryAdd(kind, []);
            points[kind].Add(new Coordinates(Shown(records[i].EstimateBits!.Value), height));
        }

        foreach (((KeyEntry entry, bool beyond), List<Coordinates> places) in points)
        {
            Marks.Add(panel, places, beyond ? MarkerShape.FilledDiamond : MarkerShape.FilledCircle, beyond ? BeyondSize : PointSize, entry.Color);
        }
    }

    private static double Shown(double bits) => Math.Clamp(bits, -FarthestShown, FarthestShown);

    private static bool IsBeyond(ExperimentRecord record) => Math.Abs(record.EstimateBits!.Value) > FarthestShown;

    private static string FamilyOf(ExperimentRecord record) => record.DatasetParameters.Text(NullFamilies.Parameter);

    private static bool HasInterval(ExperimentRecord record) => record.Details.Contains(EstimateDetails.Lower);

    // An estimate without an interval is a point.
    private static double LowerOf(ExperimentRecord record) => record.Details.TryGetNumber(EstimateDetails.Lower) ?? record.EstimateBits!.Value;

    private static double UpperOf(ExperimentRecord record) => record.Details.TryGetNumber(EstimateDetails.Upper) ?? record.EstimateBits!.Value;
}
