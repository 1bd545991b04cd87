using LatentMI.Reporting.Figures;
using ScottPlot;
using SkiaSharp;

namespace LatentMI.Cli.Tests.Figures;

/// <summary>Texts in pictures: dark pixels as long as the text is in the embedded font.</summary>
internal static class DrawnText
{
    private const int DarkBelow = 300;

    /// <summary>The smallest rectangle around all dark pixels of an area; empty where there are none.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="area">The area.</param>
    public static SKRectI InkIn(SKBitmap picture, SKRectI area)
    {
        var ink = SKRectI.Empty;
        for (int y = Math.Max(0, area.Top); y < Math.Min(picture.Height, area.Bottom); y++)
        {
            for (int x = Math.Max(0, area.Left); x < Math.Min(picture.Width, area.Right); x++)
            {
                SKColor color = picture.GetPixel(x, y);
                if (color.Red + color.Green + color.Blue < DarkBelow)
                {
                    var pixel = new SKRectI(x, y, x + 1, y + 1);
                    ink = ink.IsEmpty ? pixel : SKRectI.Union(ink, pixel);
                }
            }
        }

        return ink;
    }

    /// <summary>How long a text is in the embedded font, in pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="bold">Whether it is bold.</param>
    public static float Length(string text, float size, bool bold)
    {
        using Paint paint = Paint.NewDisposablePaint();
        return FigureStyle.NewText(text, size, bold).Measure(paint).Width;
    }
}
