using System.Globalization;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Studies.Sweeps;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Sweeps;

/// <summary>The information of all pairs of groups as colored cells, groups that share much beside each other.</summary>
internal static class PairMapFigure
{
    // Beyond so many columns numbers do not fit into the cells.
    private const int MostWritten = 20;
    private const int MostNames = 60;
    private const float SmallestCell = 9;
    private const float ReadableCell = 40;
    private const float LargestCell = 110;
    private const float UsualWidth = 560;
    private const float LetterWidth = 7.2f;
    private const float TickGap = 16;
    private const int LongestName = 30;

    /// <summary>Draws a matrix.</summary>
    /// <param name="name">The name of the figure.</param>
    /// <param name="title">What the sweep is about.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="order">The order of its rows and columns, which the maps of a sweep have in common.</param>
    /// <param name="largest">The largest value of the maps of the sweep, so that a color means the same in all of them.</param>
    /// <param name="setting">What tells its settings from those of the other maps; empty where there are none.</param>
    public static ExperimentFigure Draw(string name, string title, PairMatrix matrix, (int[] Rows, int[] Columns) order, double largest, string setting)
    {
        (int[] rows, int[] columns) = order;
        var bits = new double?[rows.Length, columns.Length];
        var areBounds = new bool[rows.Length, columns.Length];
        bool missing = false;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                // The first row stands on top.
                double? value = matrix.Bits[rows[i], columns[j]];
                areBounds[rows.Length - 1 - i, j] = matrix.AreBounds[rows[i], columns[j]];
                bits[rows.Length - 1 - i, j] = value;
                missing |= value is null;
            }
        }

        IReadOnlyList<string> across = ShortNames.Of(matrix.Columns, LongestName);
        IReadOnlyList<string> down = ShortNames.Of(matrix.Rows, LongestName);
        float room = Room(down);
        float cell = CellSide(columns.Length, FigurePage.FullWidth - (2 * FigurePage.Margin) - room);
        bool isTurned = across.Max(one => one.Length) * LetterWidth > cell - 4;
        string lag = matrix.Lag == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"lag {matrix.Lag}");
        using var page = new FigurePage(string.Join(", ", new[] { title, setting, lag }.Where(part => part.Length > 0)), columns: 1, rows.Length * Math.Max(cell, SmallestCell))
        {
            RoomLeft = room,
            RoomBelow = isTurned ? Room(across) : 2 * TickGap,
            DataWidth = columns.Length * cell,
            Colors = new ColorScale("mutual information (bits)", 0, largest > 0 ? ColorScale.EndFor(largest) : 1),
            MissingMeans = missing ? "not estimated" : null,
        };
        Plot panel = FigureStyle.NewPanel(string.Empty, string.Empty, string.Empty);
        CellMap.Fill(panel, bits, page.Colors, columns.Length <= MostWritten ? (row, column, value) => (areBounds[row, column] ? "≥" : string.Empty) + Write(value) : null);
        int marked = Mark(panel, matrix, rows, columns);
        SetNames(panel.Axes.Left, [.. rows.Reverse().Select(row => down[row])]);
        SetNames(panel.Axes.Bottom, [.. columns.Select(column => across[column])]);
        if (isTurned)
        {
            panel.Axes.Bottom.TickLabelStyle.Rotation = -90;
            panel.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        }

        page.Add(panel);
        AddNotes(page, matrix, columns.Length, marked);
        return page.Draw(name);
    }

    /// <summary>Cells that hold their numbers, on a page that is no wider than they need; smaller ones where there are very many.</summary>
    private static float CellSide(int columns, float width) =>
        Math.Clamp(Math.Max(UsualWidth / columns, Math.Min(ReadableCell, width / columns)), 1, LargestCell);

    private static void AddNotes(FigurePage page, PairMatrix matrix, int columns, int marked)
    {
        string sides = matrix.IsSquare && matrix.Lag == 0 ? string.Empty : "X is on the left, Y below. ";
        string lag = matrix.Lag == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"Y is {Math.Abs(matrix.Lag)} {(Math.Abs(matrix.Lag) == 1 ? "row" : "rows")} {(matrix.Lag > 0 ? "later" : "earlier")} than X. ");
        page.Notes.Add($"{sides}{lag}Groups are in the order of a clustering with average linkage.");
        if (matrix.AreBounds.Cast<bool>().Any(isBound => isBound))
        {
            page.Notes.Add(columns > MostWritten
                ? "Some values are lower bounds, since the rows cannot show more; results.csv names them."
                : "≥ marks a lower bound: the rows cannot show more.");
        }

        if (matrix.QValues.Cast<double?>().Any(q => q is not null))
        {
            page.Notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"A dot marks q at or below {SweepResults.Level} (Benjamini-Hochberg over all pairs): {marked} {(marked == 1 ? "pair" : "pairs")}."));
        }
    }

    /// <summary>Puts a dot into the upper right corner of every cell that is significant, or into its middle where cells hold no number.</summary>
    /// <returns>How many pairs are significant: where rows are columns, a pair at lag 0 has two cells.</returns>
    private static int Mark(Plot panel, PairMatrix matrix, int[] rows, int[] columns)
    {
        double offset = columns.Length <= MostWritten ? 0.33 : 0;
        int marked = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                if (matrix.QValues[rows[i], columns[j]] <= SweepResults.Level)
                {
                    marked++;
                    Marks.Add(
                        panel,
                        [new Coordinates(j + offset, rows.Length - 1 - i + offset)],
                        MarkerShape.FilledCircle,
                        columns.Length <= MostWritten ? 5 : 3,
                        FigureStyle.Vermilion);
                }
            }
        }

        return matrix.IsSquare && matrix.Lag == 0 ? marked / 2 : marked;
    }

    private static void SetNames(IAxis axis, IReadOnlyList<string> names)
    {
        // Where there are very many, every second, third, ... is written.
        int step = (names.Count + MostNames - 1) / MostNames;
        int[] written = [.. Enumerable.Range(0, names.Count).Where(i => i % step == 0)];
        axis.SetTicks([.. written.Select(i => (double)i)], [.. written.Select(i => names[i])]);
        axis.MajorTickStyle.Length = 0;
        axis.TickLabelStyle.FontSize = names.Count > MostWritten ? 10 : 13;
    }

    private static float Room(IReadOnlyList<string> names) => (names.Max(name => name.Length) * LetterWidth) + TickGap;

    private static string Write(double bits) => bits.ToString(bits >= 9.995 ? "0.0" : "0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
