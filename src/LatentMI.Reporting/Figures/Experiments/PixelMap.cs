using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>A value for each pixel of an image, such as how well it is predicted.</summary>
internal static class PixelMap
{
    private const float MostHeight = 520;
    private const float MostWidth = 768;
    private const int Ticks = 4;

    /// <summary>Draws the map.</summary>
    /// <param name="name">The name of the figure.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="label">The values, with their unit.</param>
    /// <param name="values">The values row by row, the uppermost first; not finite where there is none. Those below 0 have the color of 0.</param>
    /// <param name="height">The number of rows of pixels.</param>
    /// <param name="width">The number of columns of pixels.</param>
    /// <param name="notes">Remarks under the title.</param>
    public static ExperimentFigure Draw(
        string name, string title, string label, IReadOnlyList<double> values, int height, int width, params IEnumerable<string> notes)
    {
        // The first pixel row is the uppermost, and the panel's last.
        var cells = new double?[height, width];
        for (int pixel = 0; pixel < values.Count; pixel++)
        {
            cells[height - 1 - (pixel / width), pixel % width] = double.IsFinite(values[pixel]) ? values[pixel] : null;
        }

        double largest = values.Where(double.IsFinite).Append(0).Max();
        float side = Math.Min(MostHeight / height, MostWidth / width);
        using var page = new FigurePage(title, columns: 1, dataHeight: height * side)
        {
            Colors = new ColorScale(label, 0, largest > 0 ? ColorScale.EndFor(largest) : 1),
            MissingMeans = values.Any(value => !double.IsFinite(value)) ? "always the same" : null,
            DataWidth = width * side,
        };
        page.Notes.AddRange(notes);
        Plot panel = FigureStyle.NewPanel(string.Empty, "column (pixels)", "row (pixels)");
        CellMap.Fill(panel, cells, page.Colors, write: null);
        int[] columns = TickPlaces(width);
        int[] rows = TickPlaces(height);
        panel.Axes.Bottom.SetTicks([.. columns.Select(place => (double)place)], [.. columns.Select(Label)]);
        panel.Axes.Left.SetTicks([.. rows.Select(place => (double)height - 1 - place)], [.. rows.Select(Label)]);
        page.Add(panel);
        return page.Draw(name);
    }

    private static int[] TickPlaces(int count) =>
        [.. Enumerable.Range(0, Ticks).Select(tick => (count - 1) * tick / (Ticks - 1)).Distinct()];

    private static string Label(int place) => FormattableString.Invariant($"{place + 1}");
}
