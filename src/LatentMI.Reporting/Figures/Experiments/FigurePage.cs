using System.Text;
using ScottPlot;
using SkiaSharp;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>
/// A page of panels in rows and columns under a title, remarks and a key that they share. Axis labels stand at the left and the lower edge of
/// the grid alone.
/// </summary>
internal sealed class FigurePage : IDisposable
{
    /// <summary>The width of a page whose panels leave no room, in units; printed at 16 cm, one unit is half a point.</summary>
    public const int FullWidth = 900;

    /// <summary>The room at every edge.</summary>
    public const float Margin = 16;

    /// <summary>The pixels of an image of the page in a unit of it, along one side.</summary>
    public const int PixelsPerUnit = 2;

    // What a color scale with its label and the meaning of gray takes.
    private const int Narrowest = 620;

    private const float TitleSize = 20;
    private const float NoteSize = 14;
    private const float LineHeight = 21;
    private const float KeyGap = 22;
    private const float HeadGap = 4;
    private const float LeftAxis = 84;
    private const float InnerAxis = 62;
    private const float NarrowLeftAxis = 58;
    private const float NarrowInnerAxis = 36;
    private const float LowerAxis = 54;
    private const float InnerLowerAxis = 28;
    private const float TitledTop = 34;
    private const float UntitledTop = 14;

    /// <summary>What the last tick label may stand out to the right.</summary>
    private const float Overhang = 16;

    private readonly string _title;
    private readonly int _columns;
    private readonly float _dataHeight;
    private readonly List<(Plot Plot, int Row, int Column)> _panels = [];

    /// <summary>Creates a page without panels.</summary>
    /// <param name="title">The experiment in words.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="dataHeight">The height of the data area of a panel in units of the page.</param>
    public FigurePage(string title, int columns, float dataHeight)
    {
        _title = title;
        _columns = columns;
        _dataHeight = dataHeight;
    }

    /// <summary>Remarks that stand under the title.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The key of all panels; entries that are there twice are drawn once.</summary>
    public List<KeyEntry> Key { get; } = [];

    /// <summary>The colors of values, if there are any.</summary>
    public ColorScale? Colors { get; set; }

    /// <summary>What a gray cell means; null where there is none.</summary>
    public string? MissingMeans { get; set; }

    /// <summary>The width of the data area of a panel; null where the panels share the width of the page. The page is as wide as they are.</summary>
    public float? DataWidth { get; set; }

    /// <summary>Whether the vertical tick labels are of one or two digits.</summary>
    public bool NarrowAxes { get; set; }

    /// <summary>The room for long tick labels on the left of every panel; null for that of numbers.</summary>
    public float? RoomLeft { get; set; }

    /// <summary>The room on the left of the panels after the first, where these have no tick labels; null for that of tick labels.</summary>
    public float? RoomBetween { get; set; }

    /// <summary>The room for long tick labels below the lowest panels; null for that of numbers.</summary>
    public float? RoomBelow { get; set; }

    private float FirstAxis => RoomLeft ?? (NarrowAxes ? NarrowLeftAxis : LeftAxis);

    private float NextAxis => RoomBetween ?? RoomLeft ?? (NarrowAxes ? NarrowInnerAxis : InnerAxis);

    private int Width => DataWidth is { } width
        ? Math.Clamp((int)MathF.Ceiling((2 * Margin) + FirstAxis + (_columns * width) + ((_columns - 1) * NextAxis)), Narrowest, FullWidth)
        : FullWidth;

    private float LastAxis => RoomBelow ?? LowerAxis;

    private float PanelTop => _panels.Exists(panel => panel.Plot.Axes.Title.Label.Text.Length > 0) ? TitledTop : UntitledTop;

    private int Rows => _panels.Max(panel => panel.Row) + 1;

    /// <summary>Adds a panel after the last one.</summary>
    /// <param name="panel">The panel, which the page disposes of.</param>
    public void Add(Plot panel) => Add(panel, _panels.Count / _columns, _panels.Count % _columns);

    /// <summary>Adds a panel.</summary>
    /// <param name="panel">The panel, which the page disposes of.</param>
    /// <param name="row">Its row, from 0 on top.</param>
    /// <param name="column">Its column, from 0 on the left.</param>
    public void Add(Plot panel, int row, int column) => _panels.Add((panel, row, column));

    /// <summary>Draws the page.</summary>
    /// <param name="name">The name of the figure.</param>
    public ExperimentFigure Draw(string name)
    {
        using Paint paint = Paint.NewDisposablePaint();
        float top = DrawHead(canvas: null, paint);
        var height = (int)Math.Ceiling(top + GridHeight());

        using var surface = SKSurface.Create(new SKImageInfo(Width * PixelsPerUnit, height * PixelsPerUnit));
        surface.Canvas.Scale(PixelsPerUnit);
        DrawAll(surface.Canvas, height, paint);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, quality: 100);

        using var svg = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, height), svg))
        {
            DrawAll(canvas, height, paint);
        }

        return new ExperimentFigure(name, png.ToArray(), FigureStyle.WithFonts(Encoding.UTF8.GetString(svg.ToArray())));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((Plot plot, _, _) in _panels)
        {
            plot.Dispose();
        }
    }

    private void DrawAll(SKCanvas canvas, int height, Paint paint)
    {
        Drawing.FillRectangle(
            canvas, new PixelRect(0, Width, height, 0), paint, new FillStyle { Color = ScottPlot.Colors.White, IsVisible = true });
        float top = DrawHead(canvas, paint);
        float shared = (Width - (2 * Margin) - FirstAxis - ((_columns - 1) * NextAxis)) / _columns;
        float dataWidth = Math.Min(DataWidth ?? shared, shared);

        // A panel wipes its area before it draws. From the right to the left, because the last tick label of a panel stands out over the next
        // one, and downward, because a panel reaches under the next one where its own axis label is not drawn.
        foreach ((Plot plot, int row, int column) in _panels.OrderByDescending(panel => panel.Column).ThenBy(panel => panel.Row))
        {
            bool atLeft = column == 0 || !_panels.Exists(panel => panel.Row == row && panel.Column < column);
            bool atBottom = !_panels.Exists(panel => panel.Row > row && panel.Column == column);
            float axis = column == 0 ? FirstAxis : NextAxis;
            float left = Margin + FirstAxis + (column * (dataWidth + NextAxis)) - axis;
            float right = left + axis + dataWidth;
            float panelTop = top + (row * (PanelTop + _dataHeight + InnerLowerAxis));
            float bottom = panelTop + PanelTop + _dataHeight + LastAxis;
            plot.Axes.Left.Label.IsVisible = atLeft;
            plot.Axes.Bottom.Label.IsVisible = atBottom;
            plot.Layout.Fixed(new PixelPadding(axis, Overhang, LastAxis, PanelTop));
            canvas.Save();
            var area = new PixelRect(left, right + Overhang, bottom, panelTop);
            canvas.ClipRect(new SKRect(area.Left, area.Top, area.Right, area.Bottom));
            plot.Render(canvas, area);
            canvas.Restore();
        }
    }

    /// <summary>Draws what stands over the grid, or only measures it, and returns its height.</summary>
    private float DrawHead(SKCanvas? canvas, Paint paint)
    {
        float top = Margin + (LineHeight / 2);
        top = DrawLines(Wrap(_title, TitleSize, bold: true), TitleSize, bold: true);
        foreach (string note in Notes)
        {
            top = DrawLines(Wrap(note, NoteSize, bold: false), NoteSize, bold: false);
        }

        float left = Margin;
        foreach (KeyEntry entry in Key.Distinct())
        {
            float width = entry.Width(paint);
            if (left > Margin && left + width > Width - Margin)
            {
                left = Margin;
                top += LineHeight;
            }

            if (canvas is not null)
            {
                entry.Draw(canvas, paint, left, top + 2);
            }

            left += width + KeyGap;
        }

        top += Key.Count > 0 ? LineHeight : 0;
        if (Colors is not null)
        {
            if (canvas is not null)
            {
                Colors.Draw(canvas, paint, Margin, Width - Margin, top - (LineHeight / 2) + 2, MissingMeans);
            }

            top += ColorScale.Height;
        }

        return top - (LineHeight / 2) + HeadGap;

        float DrawLines(IEnumerable<string> lines, float size, bool bold)
        {
            float middle = top;
            foreach (string line in lines)
            {
                if (canvas is not null)
                {
                    FigureStyle.NewText(line, size, bold).Render(canvas, new Pixel(Margin, middle), paint);
                }

                middle += size * 1.5f;
            }

            return middle;
        }

        IEnumerable<string> Wrap(string text, float size, bool bold)
        {
            string line = string.Empty;
            foreach (string word in text.Split(' '))
            {
                string longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && FigureStyle.NewText(longer, size, bold).Measure(paint).Width > Width - (2 * Margin))
                {
                    yield return line;
                    longer = word;
                }

                line = longer;
            }

            yield return line;
        }
    }

    private float GridHeight() => (Rows * (PanelTop + _dataHeight + InnerLowerAxis)) - InnerLowerAxis + LastAxis + (Margin / 2);
}
