using System.Globalization;
using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Estimates or their errors over settings that are no scale: a point or bar per estimator and setting, the published one beside.</summary>
internal static class SettingsFigure
{
    private const double SlotWidth = 0.8;
    private const double WidestPoint = 0.2;
    private const float ValueSize = 13;

    // More bars at a setting are too narrow for a number in reading direction.
    private const int MostLevelNumbers = 4;

    // What the numbers need over the highest bar.
    private const double RoomForNumbers = 1.15;
    private static readonly Setting OnePanel = new(0, string.Empty);

    /// <summary>Estimates over the number of latent dimensions; estimators without latents have a place of their own.</summary>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure DrawLatentDimensions(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published) => Draw(
        new SettingsLayout(
            "Latent dimensions on Gaussian data",
            "estimate-against-latent-dimensions",
            "latent dimensions L, or an estimator without latents",
            record => record.EstimatorParameters.TryGetNumber("latent_dims") is { } dimensions
                ? new Setting(dimensions, $"L = {record.EstimatorParameters.Written("latent_dims")}")
                : new Setting(1000 + EstimatorLook.Of(record.Estimator).Order, EstimatorLook.Of(record.Estimator).Name),
            _ => OnePanel)
        { Axis = ["latent_dims"] },
        ours,
        published);

    /// <summary>Mean squared errors over the weights of regularization, a panel per regularizer.</summary>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure DrawRegularizers(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published) => Draw(
        new SettingsLayout(
            "Regularizers and their weights on Gaussian data",
            "error-against-weights",
            "weights (α, λ)",
            record => new Setting(
                (10 * NumberOr(record, "lambda", 0)) - NumberOr(record, "alpha", 0),
                $"({record.EstimatorParameters.Written("alpha")}, {record.EstimatorParameters.Written("lambda")})"),
            record => new Setting(EstimatorLook.Of(record.Estimator).Order, EstimatorLook.Of(record.Estimator).Name))
        {
            Axis = ["alpha", "lambda"],
            Errors = true,
        },
        ours,
        published);

    /// <summary>Estimates over the width of the critic, a panel per dimension of the data.</summary>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure DrawCritics(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published) => Draw(
        new SettingsLayout(
            "The size of the critic on Gaussian data",
            "estimate-against-critic-width",
            "width of the critic's first layer",
            record => new Setting(NumberOr(record, "critic_width", 0), record.EstimatorParameters.Written("critic_width")),
            record => new Setting(record.DatasetParameters.Number("d"), $"d = {record.DatasetParameters.Written("d")}"))
        {
            Axis = ["critic_width"],
        },
        ours,
        published);

    /// <summary>Mean squared errors over the transforms of the data.</summary>
    /// <param name="title">The experiment in words.</param>
    /// <param name="transforms">The transforms in their order.</param>
    /// <param name="name">How a transform is written.</param>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure DrawTransformErrors(
        string title,
        string[] transforms,
        Func<string, string> name,
        IReadOnlyList<ExperimentRecord> ours,
        IReadOnlyList<ExperimentRecord> published) => Draw(
        new SettingsLayout(
            title,
            "mean-squared-error",
            "transform of every coordinate x",
            record => new Setting(
                Array.IndexOf(transforms, record.DatasetParameters.Written("transform")), name(record.DatasetParameters.Written("transform"))),
            _ => OnePanel)
        {
            Errors = true,
            Bars = true,
        },
        ours,
        published);

    /// <summary>Estimates of the information that an image holds on its digit.</summary>
    /// <param name="ours">Our records.</param>
    /// <param name="published">The published records.</param>
    public static ExperimentFigure DrawDigitsToLabel(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published) => Draw(
        new SettingsLayout(
            "Images of digits and the digits themselves",
            "estimate-by-estimator",
            "estimator",
            record => new Setting(EstimatorLook.Of(record.Estimator).Order, EstimatorLook.Of(record.Estimator).Name),
            _ => OnePanel)
        {
            Bars = true,
            Truth = "entropy of the digits",
        },
        ours,
        published);

    /// <summary>Mean squared errors over the cases of data that are harder than those of the paper, a panel per intrinsic dimension.</summary>
    /// <param name="ours">Our records.</param>
    public static ExperimentFigure DrawStress(IReadOnlyList<ExperimentRecord> ours) => Draw(
        new SettingsLayout(
            "Harder data than in the paper",
            "mean-squared-error",
            "data",
            record => new Setting(StressCase.Names.ToList().IndexOf(StressCase.Of(record)), StressCase.Of(record)),
            record => new Setting(record.DatasetParameters.Number("k"), $"k = {record.DatasetParameters.Written("k")}"))
        {
            Errors = true,
            Bars = true,
            Columns = 1,
        },
        ours,
        published: []);

    private static ExperimentFigure Draw(
        SettingsLayout layout, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        IReadOnlyList<FigureSeries> all = FigureSeries.Split(ours, [.. layout.Axis]);
        Setting[] panels = [.. ours.Select(layout.PanelOf).Distinct().OrderBy(panel => panel.Order)];
        ExperimentRecord[] theirs =
        [
            .. published.Where(record => FigureSeries.HasEstimate(record)
                && all.Any(series => series.Estimator == record.Estimator) && panels.Contains(layout.PanelOf(record))),
        ];
        Setting[] settings =
            [.. ours.Concat(theirs).Select(layout.SettingOf).Where(setting => setting.Label.Length > 0).Distinct().OrderBy(place => place.Order)];
        using var page = new FigurePage(layout.Title, Math.Min(layout.Columns, panels.Length), dataHeight: panels.Length == 1 ? 340 : 260);
        ValueRange range = RangeOf(layout, all, theirs, settings);
        foreach (Setting place in panels)
        {
            bool Here(ExperimentRecord record) => layout.PanelOf(record) == place;
            Plot panel = FigureStyle.NewPanel(place.Label, layout.XLabel, layout.Errors ? "mean squared error (bits²)" : "estimate (bits)");
            panel.Axes.Bottom.SetTicks(
                [.. Enumerable.Range(0, settings.Length).Select(i => (double)i)], [.. settings.Select(setting => setting.Label)]);
            panel.Axes.Bottom.MajorTickStyle.Length = 0;
            panel.Grid.XAxisStyle.IsVisible = false;
            panel.Axes.SetLimitsX(-0.6, settings.Length - 0.4);
            range.Apply(panel);
            if (!layout.Errors && ours.FirstOrDefault(record => Here(record) && record.TrueBits is not null) is { TrueBits: { } truth })
            {
                ReferenceMarks.AddTruth(panel, truth);
            }

            for (int i = 0; i < settings.Length; i++)
            {
                AddSetting(panel, layout, i, [.. all.SelectMany(series => Marked(layout, series, theirs.Where(Here), Here, settings[i]))], range);
            }

            page.Add(panel);
        }

        page.Key.AddRange(all.Select(series => layout.Bars ? KeyEntry.OfBars(series) : KeyEntry.Of(series, line: false)));
        if (theirs.Length > 0)
        {
            page.Key.Add(layout.Bars ? ReferenceMarks.BarKey : ReferenceMarks.PointKey);
        }

        if (!layout.Errors)
        {
            page.Key.Add(ReferenceMarks.TruthKey with { Text = layout.Truth });
        }

        page.Notes.AddRange(NotesOf(layout, ours));
        page.Notes.AddRange(range.Remarks);
        return page.Draw(layout.Name);
    }

    private static IEnumerable<string> NotesOf(SettingsLayout layout, IReadOnlyList<ExperimentRecord> ours)
    {
        if (!layout.Errors && ours.Select(record => record.Seed).Distinct().Count() > 1)
        {
            yield return "Mean and standard deviation over the trials.";
        }

        foreach (string remark in EstimateRemarks.Of(ours))
        {
            yield return remark;
        }
    }

    private static ValueRange RangeOf(SettingsLayout layout, IReadOnlyList<FigureSeries> all, ExperimentRecord[] theirs, Setting[] settings)
    {
        Setting[] panels = [.. all.SelectMany(series => series.Records).Select(layout.PanelOf).Distinct()];
        double[] values =
        [
            .. from place in panels
               from setting in settings
               from series in all
               from mark in Marked(layout, series, theirs.Where(r => layout.PanelOf(r) == place), r => layout.PanelOf(r) == place, setting)
               from value in layout.Bars ? [mark.Mean, mark.Mean * RoomForNumbers] : new[] { mark.Mean - mark.Spread, mark.Mean + mark.Spread }
               select value,
        ];
        double[] truths = layout.Errors ? [] : [.. all.SelectMany(series => series.Points).Select(point => point.Truth)];

        // A bar that ends outside of the panel would not say so: all bars are in it.
        return new ValueRange(layout.Errors || layout.Bars ? [.. truths, .. values] : truths, values);
    }

    /// <summary>What a series has at a setting: ours, then the published one.</summary>
    private static IEnumerable<(FigureSeries Series, bool Ours, double Mean, double Spread)> Marked(
        SettingsLayout layout, FigureSeries series, IEnumerable<ExperimentRecord> theirs, Func<ExperimentRecord, bool> here, Setting setting)
    {
        foreach (bool own in new[] { true, false })
        {
            IEnumerable<ExperimentRecord> source = own ? series.Records.Where(here) : series.Among(theirs);
            IReadOnlyList<(double Truth, double Estimate)> points = FigureSeries.PointsOf(source.Where(r => layout.SettingOf(r) == setting));
            if (points.Count == 0)
            {
                continue;
            }

            double[] estimates = [.. points.Select(point => point.Estimate)];
            yield return layout.Errors
                ? (series, own, ErrorStatistics.MeanSquaredError(points.Select(point => (point.Estimate, point.Truth))), 0)
                : (series, own, ErrorStatistics.Mean(estimates), estimates.Length > 1 ? Curve.StandardDeviation(estimates) : 0);
        }
    }

    private static void AddSetting(
        Plot panel, SettingsLayout layout, int place, (FigureSeries Series, bool Ours, double Mean, double Spread)[] marks, ValueRange range)
    {
        // Each estimator has as much room as any other, and what is published stands on the right of ours.
        double width = SlotWidth / Math.Max(marks.Length, 2);
        if (!layout.Bars)
        {
            width = Math.Min(width, WidestPoint);
        }

        for (int i = 0; i < marks.Length; i++)
        {
            (FigureSeries series, bool own, double mean, double spread) = marks[i];
            double x = place + (width * (i - ((marks.Length - 1) / 2.0)));
            if (layout.Bars)
            {
                AddBar(
                    panel,
                    x,
                    width,
                    mean,
                    layout.Errors ? "0.000" : "0.00",
                    own ? series.Color : Colors.White,
                    own ? series.Color : FigureStyle.Gray,
                    upright: marks.Length > MostLevelNumbers);
            }

            Color color = own ? series.Color : FigureStyle.Gray;
            if (spread > 0)
            {
                ErrorBar bar = panel.Add.ErrorBar(new[] { x }, new[] { mean }, new[] { spread });
                bar.Color = layout.Bars ? FigureStyle.Ink : color;
                bar.LineWidth = 1.2f;
                bar.CapSize = 2;
            }

            if (!layout.Bars)
            {
                range.Add(panel, [new Coordinates(x, mean)], own ? series.Look.Shape : series.Look.OpenShape, 9, color);
            }
        }
    }

    private static void AddBar(Plot panel, double x, double width, double value, string format, Color fill, Color line, bool upright)
    {
        Rectangle bar = panel.Add.Rectangle(x - (0.46 * width), x + (0.46 * width), 0, value);
        bar.FillColor = fill;
        bar.LineColor = line;
        bar.LineWidth = 1.2f;
        Text number = panel.Add.Text(value.ToString(format, CultureInfo.InvariantCulture), x, Math.Max(value, 0));
        number.Alignment = upright ? Alignment.MiddleLeft : Alignment.LowerCenter;
        number.LabelRotation = upright ? -90 : 0;
        number.OffsetY = -3;
        number.LabelFontSize = ValueSize;
        number.LabelFontColor = FigureStyle.Ink;
    }

    private static double NumberOr(ExperimentRecord record, string name, double otherwise) =>
        record.EstimatorParameters.Contains(name) ? record.EstimatorParameters.Number(name) : otherwise;
}
