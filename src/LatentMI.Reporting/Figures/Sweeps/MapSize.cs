using LatentMI.Reporting.Figures.Experiments;

namespace LatentMI.Reporting.Figures.Sweeps;

/// <summary>The size of a map whose cells are so many that they are drawn as an image.</summary>
/// <param name="Across">The number of columns of pixels.</param>
/// <param name="Down">The number of rows of pixels.</param>
internal readonly record struct MapSize(int Across, int Down)
{
    // What is longer than a page is wide cannot be seen at once.
    private const int MostDown = 820 * FigurePage.PixelsPerUnit;

    // Few rows of very many columns are more than a line.
    private const int Least = 200 * FigurePage.PixelsPerUnit;

    /// <summary>The width in units of the page.</summary>
    public float Width => (float)Across / FigurePage.PixelsPerUnit;

    /// <summary>The height in units of the page.</summary>
    public float Height => (float)Down / FigurePage.PixelsPerUnit;

    /// <summary>The size of a map, whose cells are squares of whole pixels where the room allows it, and share pixels where it does not.</summary>
    /// <param name="rows">The number of rows of cells.</param>
    /// <param name="columns">The number of columns of cells.</param>
    /// <param name="room">The width that there is, in units of the page.</param>
    public static MapSize Of(int rows, int columns, float room)
    {
        int mostAcross = (int)(room * FigurePage.PixelsPerUnit);
        int side = Math.Min(mostAcross / columns, MostDown / rows);
        return new MapSize(Pixels(columns, mostAcross, side), Pixels(rows, MostDown, side));
    }

    private static int Pixels(int cells, int most, int side) =>
        cells >= most ? most : cells * Math.Max(Math.Max(side, 1), Math.Min(Least, most) / cells);
}
