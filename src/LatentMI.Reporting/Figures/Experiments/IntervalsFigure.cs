using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.ColumnPairs;
using LatentMI.Experiments.Datasets.Outcomes;
using LatentMI.Experiments.Datasets.Shapes;
using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Estimates with their 95 % intervals and the truth over settings of the data, a panel for each kind of data.</summary>
internal static class IntervalsFigure
{
    private const string FigureName = "estimates-and-intervals";
    private const float DataHeight = 190;
    private const float TruthWidth = 1.5f;

    // Panels are in the order of the pairs of latents, then of the latents that a side has to itself, of which there are fewer.
    private const int PanelsPerPair = 1000;

    // What the truth and the estimates of a setting take of its place.
    private const double TruthSpan = 0.8;
    private const double Band = 0.6;

    /// <summary>Shapes over the number of columns of noise.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawShapes(IReadOnlyList<ExperimentRecord> ours)
    {
        string[] shapes = [.. ShapesRecipe.ShapeIds];
        return Draw(
            new SettingsLayout(
                "Curves among columns of noise",
                FigureName,
                "columns of noise",
                record => Numbered(record, "exclusive"),
                record => new Setting(Array.IndexOf(shapes, record.DatasetParameters.Text("shape")), record.DatasetParameters.Text("shape")))
            {
                Columns = 4,
            },
            ours);
    }

    /// <summary>Pairs of columns over their number.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawColumnPairs(IReadOnlyList<ExperimentRecord> ours)
    {
        string[] kinds = [.. ColumnPairsRecipe.KindIds];
        return Draw(
            new SettingsLayout(
                "Pairs of columns of few values, counts and a common sign",
                FigureName,
                "pairs",
                record => Numbered(record, "k"),
                record => new Setting(
                    (PanelsPerPair * record.DatasetParameters.Number("n")) + Array.IndexOf(kinds, record.DatasetParameters.Text("kind")),
                    $"{record.DatasetParameters.Text("kind")}, n = {record.DatasetParameters.Written("n")}"))
            {
                Columns = 3,
            },
            ours);
    }

    /// <summary>Images over the information.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawImages(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Images of figures whose places share information",
            FigureName,
            "information (bits)",
            record => Numbered(record, "bits"),
            record => Numbered(record, "side", side => $"{record.DatasetParameters.Text("shape")}, {side} x {side} pixels"))
        {
            Columns = 2,
        },
        ours);

    /// <summary>Networks over the information.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawTeachers(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Latents through random networks",
            FigureName,
            "information (bits)",
            record => Numbered(record, "bits"),
            record => new Setting(
                (PanelsPerPair * record.DatasetParameters.Number("k")) + record.DatasetParameters.Number("exclusive"),
                $"{record.DatasetParameters.Text("activation")}, k = {record.DatasetParameters.Written("k")}, q = {record.DatasetParameters.Written("exclusive")}")),
        ours);

    /// <summary>Dense mixtures over the information.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawDense(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Few shared directions of many columns",
            FigureName,
            "information (bits)",
            record => Numbered(record, "bits"),
            record => new Setting(
                (PanelsPerPair * ((PanelsPerPair * record.DatasetParameters.Number("n")) + record.DatasetParameters.Number("d"))) + record.DatasetParameters.Number("k"),
                $"n = {record.DatasetParameters.Written("n")}, d = {record.DatasetParameters.Written("d")}, k = {record.DatasetParameters.Written("k")}")),
        ours);

    /// <summary>Few rows over their number of columns.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawFewRows(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Few rows of many columns",
            FigureName,
            "columns of each side",
            record => Numbered(record, "d"),
            record => new Setting(
                (PanelsPerPair * ((PanelsPerPair * record.DatasetParameters.Number("bits")) + record.DatasetParameters.Number("k"))) + record.DatasetParameters.Number("n"),
                $"n = {record.DatasetParameters.Written("n")}, k = {record.DatasetParameters.Written("k")}, {record.DatasetParameters.Written("bits")} bits"))
        {
            Columns = 3,
        },
        ours);

    /// <summary>Sums of columns over the information.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawSums(IReadOnlyList<ExperimentRecord> ours)
    {
        string[] scales = [.. Enum.GetValues<ColumnScale>().Select(ColumnScales.Name)];
        return Draw(
            new SettingsLayout(
                "A sum of columns and noise, on three scales",
                FigureName,
                "information (bits)",
                record => Numbered(record, "bits"),
                record => new Setting(
                    (PanelsPerPair * Array.IndexOf(scales, record.DatasetParameters.Text("scale"))) + record.DatasetParameters.Number("d"),
                    $"{record.DatasetParameters.Text("scale")}, d = {record.DatasetParameters.Written("d")}"))
            {
                Columns = 4,
            },
            ours);
    }

    /// <summary>Sides with a common scale over their number of columns.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawSharedScales(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Sides with a common scale",
            FigureName,
            "columns of each side",
            record => Numbered(record, "d"),
            record => new Setting(
                (PanelsPerPair * record.DatasetParameters.Number("k")) + record.DatasetParameters.Number("freedom"),
                $"{record.DatasetParameters.Written("freedom")} degrees of freedom, {record.DatasetParameters.Written("k")} correlated pairs"))
        {
            Columns = 2,
        },
        ours);

    /// <summary>Outcomes over the columns that they depend on.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawOutcomes(IReadOnlyList<ExperimentRecord> ours)
    {
        string[] predictors = [.. OutcomeRecipe.PredictorIds];
        string[] outcomes = [.. OutcomeRecipe.OutcomeIds];
        return Draw(
            new SettingsLayout(
                "One outcome of some of many columns",
                FigureName,
                "columns that it depends on",
                record => new Setting(
                    (PanelsPerPair * record.DatasetParameters.Number("k")) + record.DatasetParameters.Number("d"),
                    $"{record.DatasetParameters.Written("k")} of {record.DatasetParameters.Written("d")}"),
                record => new Setting(
                    (outcomes.Length * Array.IndexOf(predictors, record.DatasetParameters.Text("predictors"))) + Array.IndexOf(outcomes, record.DatasetParameters.Text("outcome")),
                    $"{record.DatasetParameters.Text("outcome")}, {record.DatasetParameters.Text("predictors")} columns"))
            {
                Columns = 3,
            },
            ours);
    }

    /// <summary>Texts over their number of sentences.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawTexts(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Texts that share the class of each sentence",
            FigureName,
            "sentences of each side",
            record => Numbered(record, "sentences"),
            record => Numbered(record, "n", rows => $"n = {rows}"))
        {
            Columns = 2,
        },
        ours);

    /// <summary>Digits over their classes.</summary>
    /// <param name="ours">Our records.</param>
    public static IReadOnlyList<ExperimentFigure> DrawDigits(IReadOnlyList<ExperimentRecord> ours)
    {
        return Draw(
            new SettingsLayout(
                "Images that share the digit",
                FigureName,
                "digits",
                record => SettingOf(record.DatasetParameters.Text("classes").Split(',')),
                record => Numbered(
                    record, "n", rows => FormattableString.Invariant($"n = {rows}, {record.DatasetParameters.Number("shuffled"):P0} shuffled")))
            {
                Columns = 2,
            },
            ours);

        static Setting SettingOf(string[] digits) => new(digits.Length, digits.Length == 10 ? "all" : string.Join('/', digits));
    }

    private static List<ExperimentFigure> Draw(SettingsLayout layout, IReadOnlyList<ExperimentRecord> ours) =>
        [.. FigureSeries.Split(ours).Select((series, i) => Draw(layout, series, i == 0 ? string.Empty : FormattableString.Invariant($"-{i + 1}")))];

    private static ExperimentFigure Draw(SettingsLayout layout, FigureSeries series, string ending)
    {
        ExperimentRecord[] records = [.. series.Records.Where(FigureSeries.HasEstimate)];
        Setting[] settings = [.. records.Select(layout.SettingOf).Distinct().OrderBy(setting => setting.Order).ThenBy(setting => setting.Label, StringComparer.Ordinal)];
        IGrouping<Setting, ExperimentRecord>[] panels =
        [
            .. records.GroupBy(layout.PanelOf).OrderBy(panel => panel.Key.Order).ThenBy(panel => panel.Key.Label, StringComparer.Ordinal),
        ];
        using var page = new FigurePage($"{layout.Title}: {series.Label}", Math.Clamp(panels.Length, 1, layout.Columns), DataHeight);
        var range = new ValueRange(
            [.. records.Select(record => record.TrueBits!.Value).DefaultIfEmpty(1)], [.. records.SelectMany(ValuesOf).DefaultIfEmpty(1)]);
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

    /// <summary>The estimate, and the ends of its interval where it has one.</summary>
    private static IEnumerable<double> ValuesOf(ExperimentRecord record)
    {
        double truth = record.TrueBits!.Value;
        double[] ends = ErrorInterval.Of(record) is { } interval ? [truth + interval.Lower, truth + interval.Upper] : [];
        return ends.Where(double.IsFinite).Append(record.EstimateBits!.Value);
    }

    private static Setting Numbered(ExperimentRecord record, string name, Func<string, string>? label = null)
    {
        string written = record.DatasetParameters.Written(name);
        return new Setting(record.DatasetParameters.Number(name), label is null ? written : label(written));
    }
}
