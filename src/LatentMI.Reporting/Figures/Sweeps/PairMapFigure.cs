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

    // Of more cells an SVG document has megabytes of shapes, which readers take long to show.
    private const long MostShapes = 10_000;

    // The room that a name takes beside others.
    private const float NameHeight = 12;
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
        float width = FigurePage.FullWidth - (2 * FigurePage.Margin) - room;
        MapSize? image = (long)rows.Length * columns.Length > MostShapes ? MapSize.Of(rows.Length, columns.Length, width) : null;
        float cell = image is { } size ? size.Width / columns.Length : CellSide(columns.Length, width);
        bool isTurned = across.Max(one => one.Length) * LetterWidth > cell - 4;
        string lag = matrix.Lag == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"lag {matrix.Lag}");
        using var page = new FigurePage(
            string.Join(", ", new[] { title, setting, lag }.Where(part => part.Length > 0)), columns: 1, image?.Height ?? rows.Length * Math.Max(cell, SmallestCell))
        {
            RoomLeft = room,
            RoomBelow = isTurned ? Room(across) : 2 * TickGap,
            DataWidth = image?.Width ?? columns.Length * cell,
            Colors = new ColorScale("mutual information (bits)", 0, largest > 0 ? ColorScale.EndFor(largest) : 1),
            MissingMeans = missing ? "not estimated" : null,
        };
        Plot panel = FigureStyle.NewPanel(string.Empty, string.Empty, string.Empty);
        if (image is { } pixels)
        {
            panel.HideGrid();
            panel.Add.Plottable(new CellImage(bits, page.Colors, pixels.Across, pixels.Down));
            panel.Axes.SetLimits(-0.5, columns.Length - 0.5, -0.5, rows.Length - 0.5);
        }
        else
        {
            CellMap.Fill(panel, bits, page.Colors, columns.Length <= MostWritten ? (row, column, value) => (areBounds[row, column] ? "≥" : string.Empty) + Write(value) : null);
            Mark(panel, matrix, rows, columns);
        }

        SetNames(panel.Axes.Left, [.. rows.Reverse().Select(row => down[row])], image is { } map ? (int)(map.Height / NameHeight) : MostNames);
        SetNames(panel.Axes.Bottom, [.. columns.Select(column => across[column])], image is { } wide ? (int)(wide.Width / NameHeight) : MostNames);
        if (isTurned)
        {
            panel.Axes.Bottom.TickLabelStyle.Rotation = -90;
            panel.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        }

        page.Add(panel);
        AddNotes(page, matrix, columns.Length, image);
        return page.Draw(name);
    }

    /// <summary>Cells that hold their numbers, on a page that is no wider than they need; smaller ones where there are very many.</summary>
    private static float CellSide(int columns, float width) =>
        Math.Clamp(Math.Max(UsualWidth / columns, Math.Min(ReadableCell, width / columns)), 1, LargestCell);

    private static void AddNotes(FigurePage page, PairMatrix matrix, int columns, MapSize? image)
    {
        string sides = matrix.IsSquare && matrix.Lag == 0 ? string.Empty : "X is on the left, Y below. ";
        string lag = matrix.Lag == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"Y is {Math.Abs(matrix.Lag)} {(Math.Abs(matrix.Lag) == 1 ? "row" : "rows")} {(matrix.Lag > 0 ? "later" : "earlier")} than X. ");
        page.Notes.Add($"{sides}{lag}Groups are in the order of a clustering with average linkage.");
        if (image is { } size && (size.Across < columns || size.Down < matrix.Rows.Count))
        {
            page.Notes.Add("There are more pairs than pixels: each pixel has the color of the largest of its values.");
        }

        if (matrix.AreBounds.Cast<bool>().Any(isBound => isBound))
        {
            page.Notes.Add(columns > MostWritten || image is not null
                ? "Some values are lower bounds, since the rows cannot show more; results.csv names them."
                : "≥ marks a lower bound: the rows cannot show more.");
        }

        if (matrix.QValues.Cast<double?>().Any(q => q is not null))
        {
            int cells = matrix.QValues.Cast<double?>().Count(q => q <= SweepResults.Level);

            // Where rows are columns, a pair at lag 0 has two cells.
            int pairs = matrix.IsSquare && matrix.Lag == 0 ? cells / 2 : cells;
            string count = string.Create(CultureInfo.InvariantCulture, $"{pairs} {(pairs == 1 ? "pair" : "pairs")}");
            string level = string.Create(CultureInfo.InvariantCulture, $"q at or below {SweepResults.Level} (Benjamini-Hochberg over all pairs)");
            page.Notes.Add(image is null ? $"A dot marks {level}: {count}." : $"{count} {(pairs == 1 ? "has" : "have")} {level}.");
        }
    }

    /// <summary>Puts a dot into the upper right corner of every cell that is significant, or into its middle where cells hold no number.</summary>
    private static void Mark(Plot panel, PairMatrix matrix, int[] rows, int[] columns)
    {
        double offset = columns.Length <= MostWritten ? 0.33 : 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                if (matrix.QValues[rows[i], columns[j]] <= SweepResults.Level)
                {
                    Marks.Add(
                        panel,
                        [new Coordinates(j + offset, rows.Length - 1 - i + offset)],
                        MarkerShape.FilledCircle,
                        columns.Length <= MostWritten ? 5 : 3,
                        FigureStyle.Vermilion);
                }
            }
        }
    }

    private static void SetNames(IAxis axis, IReadOnlyList<string> names, int most)
    {
        // Where there are very many, every second, third, ... is written.
        int step = (names.Count + most - 1) / most;
        int[] written = [.. Enumerable.Range(0, names.Count).Where(i => i % step == 0)];
        axis.SetTicks([.. written.Select(i => (double)i)], [.. written.Select(i => names[i])]);
        axis.MajorTickStyle.Length = 0;
        axis.TickLabelStyle.FontSize = names.Count > MostWritten ? 10 : 13;
    }

    private static float Room(IReadOnlyList<string> names) => (names.Max(name => name.Length) * LetterWidth) + TickGap;

    private static string Write(double bits) => bits.ToString(bits >= 9.995 ? "0.0" : "0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
