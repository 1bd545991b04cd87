using System.Globalization;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Lineages;

/// <summary>The mean pointwise information of sisters of each two types of cell as colored cells, with the number of pairs; both halves are the same. Types without a mean are left out where others have one.</summary>
internal static class TypePairsFigure
{
    // Beyond so many types numbers do not fit into the cells.
    private const int MostWritten = 14;
    private const int LongestName = 24;
    private const float WidestMap = 640;
    private const float LargestCell = 110;
    private const float SmallestCell = 12;
    private const float LetterWidth = 7.2f;
    private const float TickGap = 16;
    private const float ManyNames = 11;

    // The scale ends at a short number.
    private const double Step = 0.2;

    /// <summary>Draws the figure.</summary>
    /// <param name="report">The types.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(CellTypesReport report)
    {
        HashSet<string> shown = [.. report.Pairs.Where(pair => pair.IsShown).SelectMany(pair => new[] { pair.First, pair.Second })];
        string[] types = [.. report.Types.Where(type => shown.Count == 0 || shown.Contains(type))];
        int count = types.Length;
        Dictionary<string, int> places = types.Index().ToDictionary(type => type.Item, type => type.Index, StringComparer.Ordinal);
        var bits = new double?[count, count];
        var pairs = new int[count, count];
        foreach (TypePairReport pair in report.Pairs.Where(pair => pair.IsShown))
        {
            // The first type stands on top and on the left.
            (int one, int other) = (places[pair.First], places[pair.Second]);
            bits[count - 1 - one, other] = bits[count - 1 - other, one] = pair.MeanPmiBits;
            pairs[count - 1 - one, other] = pairs[count - 1 - other, one] = pair.Pairs;
        }

        double[] known = [.. bits.Cast<double?>().OfType<double>()];
        double lowest = known.Length > 0 ? Math.Min(0, known.Min()) : 0;
        double highest = known.Length > 0 ? known.Max() : 0;
        IReadOnlyList<string> names = ShortNames.Of(types, LongestName);
        float room = (names.Max(name => name.Length) * LetterWidth) + TickGap;
        float cell = Math.Clamp(WidestMap / count, SmallestCell, LargestCell);
        bool isTurned = names.Max(name => name.Length) * LetterWidth > cell - 4;
        using var page = new FigurePage($"What sisters share, by {report.Column}", columns: 1, count * cell)
        {
            RoomLeft = room,
            RoomBelow = isTurned ? room : 2 * TickGap,
            DataWidth = count * cell,
            Colors = new ColorScale("mean pointwise information (bits)", lowest, highest > 0 ? Math.Ceiling(highest / Step) * Step : 1),
            MissingMeans = string.Create(CultureInfo.InvariantCulture, $"fewer than {report.FewestClones} clones"),
        };
        Plot panel = FigureStyle.NewPanel(string.Empty, string.Empty, string.Empty);
        CellMap.Fill(panel, bits, page.Colors, count <= MostWritten ? Write : null);
        SetNames(panel.Axes.Left, [.. names.Reverse()]);
        SetNames(panel.Axes.Bottom, names);
        if (isTurned)
        {
            panel.Axes.Bottom.TickLabelStyle.Rotation = -90;
            panel.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        }

        page.Add(panel);
        page.Notes.Add("Each pair counts as often as it was drawn, one pair of each clone in a pairing. "
            + (count <= MostWritten ? "Below each mean is the number of different pairs. " : string.Empty) + "types.csv has intervals.");
        if (report.Types.Count > count)
        {
            page.Notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{OneLine.Count(report.Types.Count - count, "type")} with fewer than {report.FewestClones} clones in every pair {(report.Types.Count - count == 1 ? "is" : "are")} left out."));
        }

        return page.Draw("types").Png;

        string Write(int row, int column, double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00;-0.00;0.00}\n{pairs[row, column]}");

        void SetNames(IAxis axis, IReadOnlyList<string> labels)
        {
            axis.SetTicks([.. Enumerable.Range(0, labels.Count).Select(i => (double)i)], [.. labels]);
            axis.MajorTickStyle.Length = 0;
            if (labels.Count > MostWritten)
            {
                axis.TickLabelStyle.FontSize = ManyNames;
            }
        }
    }
}
