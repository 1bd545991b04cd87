using System.Globalization;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Figures.Lags;
using LatentMI.Studies.Sweeps;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Sweeps;

/// <summary>The information of pairs over lags: a panel for each of those that share most at some lag.</summary>
internal static class LagFigure
{
    private const int MostPairs = 12;
    private const int Columns = 3;
    private const float PanelHeight = 170;

    private static readonly Color[] Colors = [FigureStyle.Blue, FigureStyle.Orange, FigureStyle.Green, FigureStyle.Purple, FigureStyle.Sky, FigureStyle.Vermilion];

    /// <summary>Draws the figure.</summary>
    /// <param name="title">What the sweep is about.</param>
    /// <param name="results">The results.</param>
    /// <returns>The figure; null where no pair has estimates at two lags.</returns>
    public static ExperimentFigure? Draw(string title, IReadOnlyList<SweepResult> results)
    {
        if (results.All(result => result.Lag == 0))
        {
            return null;
        }

        SweepResult[] known = [.. results.Where(result => result.EstimateBits is not null)];
        (string X, string Y)[] pairs = MostInformative(known);
        if (pairs.Length == 0)
        {
            return null;
        }

        HashSet<(string X, string Y)> chosen = [.. pairs.Take(MostPairs)];
        ILookup<(string X, string Y), Point> points = Unordered(known).Where(point => chosen.Contains((point.X, point.Y))).ToLookup(point => (point.X, point.Y));
        IGrouping<(string X, string Y), Point>[] shown = [.. pairs.Take(MostPairs).Select(pair => points.Single(group => group.Key == pair))];
        var labels = new SettingLabels(known);
        string[] settings = [.. labels.Settings.Order(StringComparer.Ordinal)];
        double highest = shown.SelectMany(pair => pair).Max(point => point.Interval?.Upper ?? point.Bits);
        double lowest = Math.Min(0, shown.SelectMany(pair => pair).Min(point => point.Interval?.Lower ?? point.Bits));
        int first = shown.SelectMany(pair => pair).Min(point => point.Lag);
        int last = shown.SelectMany(pair => pair).Max(point => point.Lag);
        using var page = new FigurePage($"{title}: over lags", Math.Min(Columns, shown.Length), PanelHeight);
        foreach (IGrouping<(string X, string Y), Point> pair in shown)
        {
            Plot panel = LagPanel.Create($"{pair.Key.X} and {pair.Key.Y}");
            for (int i = 0; i < settings.Length; i++)
            {
                Curve curve = Curve.OfMeans(
                    pair.Where(point => point.Settings == settings[i]).Select(point => ((double)point.Lag, point.Bits)),
                    spread: null);
                Color color = Colors[i % Colors.Length];
                AddIntervals(panel, [.. pair.Where(point => point.Settings == settings[i])], color);
                LagPanel.AddCurve(panel, curve, color);
            }

            LagPanel.Frame(panel, (first, last), (lowest, highest));
            page.Add(panel);
        }

        page.Key.AddRange(settings.Length > 1
            ? settings.Select((name, i) => new KeyEntry(labels.Of(name), Colors[i % Colors.Length], MarkerShape.FilledCircle, Dashes.None))
            : []);
        page.Notes.Add($"Row t of the first group beside row t + lag of the second; means over seeds{(known.Any(result => result.Interval is not null) ? ", with 95 % intervals" : string.Empty)}.");
        if (known.Any(result => result.AtLeastBits is not null))
        {
            page.Notes.Add("Some values are lower bounds, since the rows cannot show more; results.csv names them.");
        }

        if (pairs.Length > shown.Length)
        {
            page.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"The {shown.Length} of {pairs.Length} pairs that share most at some lag."));
        }

        return page.Draw("lags");
    }

    /// <summary>The pairs that have estimates at two lags or more, the one that shares most at some lag first.</summary>
    private static (string X, string Y)[] MostInformative(SweepResult[] known)
    {
        // Counted as they come: of millions of estimates no lists are made.
        var pairs = new OrderedDictionary<(string X, string Y), (int First, int Last, double Most)>();
        foreach (Point point in Unordered(known))
        {
            pairs[(point.X, point.Y)] = pairs.TryGetValue((point.X, point.Y), out (int First, int Last, double Most) before)
                ? (Math.Min(before.First, point.Lag), Math.Max(before.Last, point.Lag), Math.Max(before.Most, point.Bits))
                : (point.Lag, point.Lag, point.Bits);
        }

        return [.. pairs.Where(pair => pair.Value.First < pair.Value.Last).OrderByDescending(pair => pair.Value.Most).Select(pair => pair.Key)];
    }

    /// <summary>The interval at each lag, from the means of both ends over seeds; none where a seed has none.</summary>
    private static void AddIntervals(Plot panel, IReadOnlyList<Point> points, Color color)
    {
        foreach (IGrouping<int, Point> seeds in points.GroupBy(point => point.Lag).Where(seeds => seeds.All(seed => seed.Interval is not null)))
        {
            LagPanel.AddInterval(
                panel, seeds.Key, (seeds.Average(seed => seed.Interval!.Value.Lower), seeds.Average(seed => seed.Interval!.Value.Upper)), color);
        }
    }

    /// <summary>The estimates of two groups in one direction, that which comes first: X with Y at a lag is Y with X at its opposite.</summary>
    private static IEnumerable<Point> Unordered(IEnumerable<SweepResult> results)
    {
        var seen = new HashSet<(string, string)>();
        foreach (SweepResult result in results)
        {
            bool isExchanged = seen.Contains((result.Y, result.X));
            if (!isExchanged)
            {
                seen.Add((result.X, result.Y));
            }

            double bits = result.ShownBits!.Value;
            yield return isExchanged
                ? new Point(result.Y, result.X, -result.Lag, result.Setting.Text, bits, result.Interval)
                : new Point(result.X, result.Y, result.Lag, result.Setting.Text, bits, result.Interval);
        }
    }

    /// <summary>An estimate of two groups at a lag.</summary>
    private readonly record struct Point(string X, string Y, int Lag, string Settings, double Bits, (double Lower, double Upper)? Interval);
}
