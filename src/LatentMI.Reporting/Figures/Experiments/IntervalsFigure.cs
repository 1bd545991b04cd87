using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Estimates with their 95 % intervals and the truth over settings of the data, a panel for each kind of data.</summary>
internal static class IntervalsFigure
{
    private const float DataHeight = 190;
    private const float TruthWidth = 1.5f;

    // What the truth and the estimates of a setting take of its place.
    private const double TruthSpan = 0.8;
    private const double Band = 0.6;

    /// <summary>Shapes over the number of columns of noise.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawShapes(IReadOnlyList<ExperimentRecord> ours)
    {
        // The plan has them in their order.
        string[] shapes = [.. ours.Select(record => record.DatasetParameters.Text("shape")).Distinct()];
        return Draw(
            new SettingsLayout(
                "Curves among columns of noise",
                "estimates-and-intervals",
                "columns of noise of each side",
                record => Numbered(record, "exclusive"),
                record => new Setting(Array.IndexOf(shapes, record.DatasetParameters.Text("shape")), record.DatasetParameters.Text("shape")))
            {
                Columns = 4,
            },
            ours);
    }

    /// <summary>Images over the information.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawImages(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Images of figures whose places share information",
            "estimates-and-intervals",
            "information (bits)",
            record => Numbered(record, "bits"),
            record => new Setting(
                record.DatasetParameters.Number("side") + (record.DatasetParameters.Text("shape") == "blob" ? 0 : int.MaxValue),
                $"{record.DatasetParameters.Text("shape")}, {record.DatasetParameters.Written("side")} x {record.DatasetParameters.Written("side")} pixels"))
        {
            Columns = 2,
        },
        ours);

    /// <summary>Networks over the information.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawTeachers(IReadOnlyList<ExperimentRecord> ours)
    {
        string[] activations = [.. ours.Select(record => record.DatasetParameters.Text("activation")).Distinct()];
        return Draw(
            new SettingsLayout(
                "Latents through random networks",
                "estimates-and-intervals",
                "information (bits)",
                record => Numbered(record, "bits"),
                record => new Setting(
                    Array.IndexOf(activations, record.DatasetParameters.Text("activation"))
                        + (activations.Length * ((1000 * record.DatasetParameters.Number("k")) + record.DatasetParameters.Number("exclusive"))),
                    $"{record.DatasetParameters.Text("activation")}, k = {record.DatasetParameters.Written("k")}, q = {record.DatasetParameters.Written("exclusive")}")),
            ours);
    }

    /// <summary>Texts over their number of sentences.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawTexts(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Texts that share the class of each sentence",
            "estimates-and-intervals",
            "sentences of each side",
            record => Numbered(record, "sentences"),
            RowsOf)
        {
            Columns = 2,
        },
        ours);

    /// <summary>Digits over their classes.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawDigits(IReadOnlyList<ExperimentRecord> ours)
    {
        string[] classes = [.. ours.Select(record => record.DatasetParameters.Text("classes")).Distinct()];
        return Draw(
            new SettingsLayout(
                "Images that share the digit",
                "estimates-and-intervals",
                "digits",
                record => new Setting(
                    Array.IndexOf(classes, record.DatasetParameters.Text("classes")), NameOf(record.DatasetParameters.Text("classes").Split(','))),
                record => new Setting(
                    record.DatasetParameters.Number("n") + record.DatasetParameters.Number("shuffled"),
                    FormattableString.Invariant($"{RowsOf(record).Label}, {record.DatasetParameters.Number("shuffled"):P0} shuffled")))
            {
                Columns = 2,
            },
            ours);

        static string NameOf(string[] digits) => digits.Length == 10 ? "all" : string.Join('/', digits);
    }

    private static List<ExperimentFigure> Draw(SettingsLayout layout, IReadOnlyList<ExperimentRecord> ours) =>
        [.. FigureSeries.Split(ours).Select((series, i) => Draw(layout, series, i == 0 ? string.Empty : FormattableString.Invariant($"-{i + 1}")))];

    private static ExperimentFigure Draw(SettingsLayout layout, FigureSeries series, string ending)
    {
        ExperimentRecord[] records = [.. series.Records.Where(FigureSeries.HasEstimate)];
        Setting[] settings = [.. records.Select(layout.SettingOf).Distinct().OrderBy(setting => setting.Order)];
        IGrouping<Setting, ExperimentRecord>[] panels = [.. records.GroupBy(layout.PanelOf).OrderBy(panel => panel.Key.Order)];
        using var page = new FigurePage($"{layout.Title}: {series.Label}", Math.Clamp(panels.Length, 1, layout.Columns), DataHeight);
        var range = new ValueRange(
            [.. records.Select(record => record.TrueBits!.Value).DefaultIfEmpty(1)], [.. records.Select(record => record.EstimateBits!.Value).DefaultIfEmpty(1)]);
        foreach (IGrouping<Setting, ExperimentRecord> panel in panels)
        {
            page.Add(NewPanel(layout, panel, settings, range));
        }

        page.Key.AddRange([IntervalMarks.Covering, IntervalMarks.Missing, IntervalMarks.Bound, ReferenceMarks.TruthKey]);
        page.Notes.AddRange(EstimateRemarks.Of(series.Records));
        page.Notes.AddRange(range.Remarks);
        return page.Draw($"{layout.Name}{ending}");
    }

    private static Plot NewPanel(SettingsLayout layout, IGrouping<Setting, ExperimentRecord> records, Setting[] settings, ValueRange range)
    {
        Plot panel = FigureStyle.NewPanel(records.Key.Label, layout.XLabel, "estimate (bits)");
        range.Apply(panel);
        panel.Axes.SetLimitsX(-0.5, settings.Length - 0.5);
        panel.Axes.Bottom.SetTicks([.. settings.Select((_, place) => (double)place)], [.. settings.Select(setting => setting.Label)]);
        panel.Grid.XAxisStyle.IsVisible = false;
        foreach (IGrouping<Setting, ExperimentRecord> same in records.GroupBy(layout.SettingOf))
        {
            int place = Array.IndexOf(settings, same.Key);
            foreach (double truth in same.Select(record => record.TrueBits!.Value).Distinct())
            {
                panel.Add.Plottable(new DashedLine(
                    [new(place - (TruthSpan / 2), truth), new(place + (TruthSpan / 2), truth)], FigureStyle.Ink, TruthWidth, Dashes.Truth));
            }

            ExperimentRecord[] beside = [.. same];
            for (int i = 0; i < beside.Length; i++)
            {
                IntervalMarks.Add(panel, beside[i], place + (Band * (((i + 0.5) / beside.Length) - 0.5)), range, unit: 1);
            }
        }

        return panel;
    }

    private static Setting Numbered(ExperimentRecord record, string name) =>
        new(record.DatasetParameters.Number(name), record.DatasetParameters.Written(name));

    private static Setting RowsOf(ExperimentRecord record) =>
        new(record.DatasetParameters.Number("n"), FormattableString.Invariant($"{record.DatasetParameters.Number("n"):N0} rows"));
}
