using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures.Synergies;

/// <summary>What each source tells of the target, alone, beyond the others and together, and beside it how redundant and how synergistic that is, each with its 95 % interval.</summary>
internal static class SynergyFigure
{
    private const int MostPairs = 20;
    private const int LongestName = 36;
    private const float LetterWidth = 7.2f;
    private const float RowHeight = 30;
    private const float TickSpacing = 60;

    private static readonly string[] Parts = ["redundancy", "synergy", "unique"];

    /// <summary>Draws the figure.</summary>
    /// <param name="report">The study.</param>
    public static ExperimentFigure Draw(SynergyReport report)
    {
        SynergyQuantityReport[] shown = [.. Shown(report)];
        IReadOnlyList<string> names = ShortNames.Of([.. shown.Select(quantity => SynergyTable.NameOf(report, quantity))], LongestName);
        using var page = new FigurePage($"What {string.Join(", ", report.Sources.Select(source => source.Name))} tell of {report.Target.Name}", columns: 1, RowHeight * shown.Length)
        {
            RoomLeft = (names.Max(text => text.Length) * LetterWidth) + 24,
        };
        int pairs = report.Quantities.Count(quantity => quantity.Quantity == "interaction");
        if (pairs > MostPairs)
        {
            page.Notes.Add(FormattableString.Invariant($"The {MostPairs} of {pairs} pairs whose interaction is farthest from 0."));
        }

        if (shown.Any(quantity => quantity.AtLeastBits is not null))
        {
            page.Notes.Add("≥ marks a lower bound: the rows cannot show more.");
        }

        Plot panel = FigureStyle.NewPanel(string.Empty, "bits", string.Empty);
        panel.HideGrid();
        panel.Axes.Left.MajorTickStyle.Length = 0;
        panel.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { MinimumTickSpacing = TickSpacing };
        VerticalLine zero = panel.Add.VerticalLine(0);
        zero.Color = FigureStyle.Missing;
        zero.LineWidth = 1;
        panel.Axes.SetLimitsY(0.6 - shown.Length, 0.6);
        for (int i = 0; i < shown.Length; i++)
        {
            KeyEntry look = LookOf(shown[i]);
            Add(panel, shown[i], -i, look.Color);
            page.Key.Add(look);
        }

        panel.Axes.Left.SetTicks([.. shown.Select((_, i) => (double)-i)], [.. names]);
        page.Add(panel);
        return page.Draw(SynergyReport.FigureName);
    }

    /// <summary>All quantities of two sources; of more, of each pair the interaction alone.</summary>
    private static IEnumerable<SynergyQuantityReport> Shown(SynergyReport report)
    {
        if (report.Interaction is not null)
        {
            return report.Quantities;
        }

        HashSet<SynergyQuantityReport> pairs =
        [
            .. report.Quantities.Where(quantity => quantity.Quantity == "interaction").OrderByDescending(quantity => Math.Abs(quantity.Bits ?? 0)).Take(MostPairs),
        ];
        return report.Quantities.Where(quantity => quantity.Quantity switch
        {
            "interaction" => pairs.Contains(quantity),
            "together" => quantity.Sources.Count == report.Sources.Count,
            var part => !Parts.Contains(part),
        });
    }

    private static KeyEntry LookOf(SynergyQuantityReport quantity)
    {
        (string text, Color color) = (quantity.Quantity, SynergyTable.Dominates(quantity)) switch
        {
            ("interaction" or "whole-less-parts" or "o-information", "synergy") => ("synergy dominates", FigureStyle.Green),
            ("interaction" or "whole-less-parts" or "o-information", "redundancy") => ("redundancy dominates", FigureStyle.Vermilion),
            ("interaction" or "whole-less-parts" or "o-information", _) => ("neither is shown to dominate", FigureStyle.Gray),
            ("redundancy" or "synergy" or "unique", _) => ("parts by minimum mutual information", FigureStyle.Purple),
            _ => ("information", FigureStyle.Blue),
        };
        return new KeyEntry(text, color, MarkerShape.FilledCircle, Line: null);
    }

    private static void Add(Plot panel, SynergyQuantityReport quantity, int place, Color color)
    {
        if ((quantity.AtLeastBits ?? quantity.Bits) is not { } bits)
        {
            return;
        }

        if (quantity.Ci95Bits is [double lower, double upper])
        {
            panel.Add.Plottable(new DashedLine([new(lower, place), new(upper, place)], color, 2, Dashes.None));
        }

        Marks.Add(panel, [new Coordinates(bits, place)], MarkerShape.FilledCircle, 8, color);
        if (quantity.AtLeastBits is not null)
        {
            Text mark = panel.Add.Text("≥", bits, place);
            mark.Alignment = Alignment.MiddleRight;
            mark.OffsetX = -8;
            mark.LabelFontSize = FigureStyle.TickSize;
            mark.LabelFontColor = FigureStyle.Ink;
        }
    }
}
