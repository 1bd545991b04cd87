using ScottPlot;
using SkiaSharp;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>A line of the key: a mark and what it means.</summary>
/// <param name="Text">What it means.</param>
/// <param name="Color">The color of the mark.</param>
/// <param name="Shape">The marker, if there is one.</param>
/// <param name="Line">The line through it, if there is one.</param>
internal sealed record KeyEntry(string Text, Color Color, MarkerShape? Shape, Dashes? Line)
{
    private const float LineLength = 34;
    private const float MarkerRoom = 12;
    private const float Gap = 6;
    private const float TextSize = 14;

    private float MarkWidth => Line is null ? MarkerRoom : LineLength;

    /// <summary>A series of ours.</summary>
    /// <param name="series">The series.</param>
    /// <param name="line">Whether its points are joined.</param>
    public static KeyEntry Of(FigureSeries series, bool line) =>
        new(series.Label, series.Color, series.Look.Shape, line ? series.Dashes : null);

    /// <summary>A series of ours whose values are bars.</summary>
    /// <param name="series">The series.</param>
    public static KeyEntry OfBars(FigureSeries series) => new(series.Label, series.Color, MarkerShape.FilledSquare, Line: null);

    /// <summary>The width of the entry.</summary>
    /// <param name="paint">What measures text.</param>
    public float Width(Paint paint) => MarkWidth + Gap + FigureStyle.NewText(Text, TextSize).Measure(paint).Width;

    /// <summary>Draws the entry.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="paint">What measures and draws.</param>
    /// <param name="left">Its left end.</param>
    /// <param name="middle">The height of its middle.</param>
    public void Draw(SKCanvas canvas, Paint paint, float left, float middle)
    {
        Line?.Draw(canvas, paint, [new Pixel(left, middle), new Pixel(left + MarkWidth, middle)], Color, 2);

        if (Shape is { } shape)
        {
            Drawing.DrawMarker(canvas, paint, new Pixel(left + (MarkWidth / 2), middle), Marks.Style(shape, 9, Color));
        }

        FigureStyle.NewText(Text, TextSize).Render(canvas, new Pixel(left + MarkWidth + Gap, middle), paint);
    }
}
