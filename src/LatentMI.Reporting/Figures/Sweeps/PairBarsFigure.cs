using System.Globalization;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Studies.Sweeps;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Sweeps;

/// <summary>The information of few pairs, such as one pair in every cell type: bars with their intervals.</summary>
internal static class PairBarsFigure
{
    /// <summary>The most pairs whose estimates are bars; of more, a map tells more.</summary>
    public const int MostPairs = 3;

    private const int MostBars = 40;
    private const int LongestName = 36;
    private const float LetterWidth = 7.2f;
    private const float BarHeight = 30;
    private const float TickSpacing = 60;

    // The share of the width that the written values take.
    private const float ValueRoom = 0.2f;

    /// <summary>Draws the figure.</summary>
    /// <param name="name">The name of the figure.</param>
    /// <param name="title">What the sweep is about.</param>
    /// <param name="results">The results of one lag, with an estimate each.</param>
    public static ExperimentFigure Draw(string name, string title, IReadOnlyList<SweepResult> results)
    {
        var labels = new SettingLabels(results);
        PairBar[] all = [.. results.GroupBy(result => (result.X, result.Y, result.Setting.Text)).Select(group => PairBar.Of(group.ToArray()))];
        PairBar[] shown = [.. all.OrderByDescending(bar => bar.Bits).Take(MostBars)];
        bool isOnePair = all.Select(bar => (bar.X, bar.Y)).Distinct().Count() == 1;
        IReadOnlyList<string> names = ShortNames.Of([.. shown.Select(Name)], LongestName);
        using var page = new FigurePage(isOnePair ? $"{title}: {shown[0].X} and {shown[0].Y}" : title, columns: 1, BarHeight * shown.Length)
        {
            RoomLeft = (names.Max(text => text.Length) * LetterWidth) + 24,
        };
        Plot panel = FigureStyle.NewPanel(string.Empty, "mutual information (bits)", string.Empty);
        for (int i = 0; i < shown.Length; i++)
        {
            Add(panel, shown[i], -i);
        }

        double highest = Math.Max(shown.Max(bar => Math.Max(bar.Bits, bar.Upper ?? bar.Bits)), 0.01);
        double lowest = Math.Min(0, shown.Min(bar => Math.Min(bar.Bits, bar.Lower ?? bar.Bits)));
        panel.Axes.SetLimits(lowest - (0.02 * (highest - lowest)), highest + (ValueRoom * (highest - lowest)), -shown.Length + 0.4, 0.6);
        panel.Axes.Left.SetTicks([.. shown.Select((_, i) => (double)-i)], [.. names]);
        panel.Axes.Left.MajorTickStyle.Length = 0;
        panel.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { MinimumTickSpacing = TickSpacing };
        panel.HideGrid();
        page.Add(panel);
        AddNotes(page, all, shown);
        return page.Draw(name);

        string Name(PairBar bar)
        {
            string setting = labels.Of(bar.Settings);
            string pair = isOnePair && setting.Length > 0 ? string.Empty : $"{bar.X} and {bar.Y}";
            return pair.Length > 0 && setting.Length > 0 ? $"{pair}, {setting}" : pair + setting;
        }
    }

    private static void Add(Plot panel, PairBar bar, int place)
    {
        BarPlot plotted = panel.Add.Bar(new Bar { Position = place, Value = bar.Bits, FillColor = FigureStyle.Sky, LineColor = FigureStyle.Sky, LineWidth = 0, Size = 0.62 });
        plotted.Horizontal = true;
        double end = bar.Bits;
        if (bar is { Lower: { } lower, Upper: { } upper })
        {
            panel.Add.Plottable(new DashedLine([new(lower, place), new(upper, place)], FigureStyle.Ink, 1.8f, Dashes.None));
            end = Math.Max(end, upper);
        }

        string text = (bar.IsBound ? "≥ " : string.Empty) + bar.Bits.ToString("0.00;-0.00;0.00", CultureInfo.InvariantCulture)
            + (bar.QValue is { } q ? string.Create(CultureInfo.InvariantCulture, $", q {q:0.###}") : string.Empty);
        Text value = panel.Add.Text(text, Math.Max(end, 0), place);
        value.Alignment = Alignment.MiddleLeft;
        value.OffsetX = 8;
        value.LabelFontSize = 13;
        value.LabelFontColor = FigureStyle.Ink;
    }

    private static void AddNotes(FigurePage page, PairBar[] all, PairBar[] shown)
    {
        if (shown.Any(bar => bar.Lower is not null))
        {
            page.Notes.Add("Lines are 95 % intervals.");
        }

        if (shown.Any(bar => bar.IsBound))
        {
            page.Notes.Add("≥ marks a lower bound: the rows cannot show more.");
        }

        if (shown.Length < all.Length)
        {
            page.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"The {shown.Length} of {all.Length} estimates that are largest."));
        }
    }

    /// <summary>The estimates of a pair with one setting, the means over seeds.</summary>
    private sealed record PairBar(string X, string Y, string Settings, double Bits, double? Lower, double? Upper, double? QValue, bool IsBound)
    {
        public static PairBar Of(SweepResult[] seeds)
        {
            bool haveIntervals = seeds.All(seed => seed.Interval is not null);
            return new PairBar(
                seeds[0].X,
                seeds[0].Y,
                seeds[0].Setting.Text,
                seeds.Average(seed => seed.ShownBits!.Value),
                haveIntervals ? seeds.Average(seed => seed.Interval!.Value.Lower) : null,
                haveIntervals ? seeds.Average(seed => seed.Interval!.Value.Upper) : null,
                seeds.Max(seed => seed.QValue),
                seeds.Any(seed => seed.AtLeastBits is not null));
        }
    }
}
