using ScottPlot;
using SkiaSharp;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Values as an image of colored pixels: what is left of a map whose cells are too many for shapes. Column i is around x = i, row j around y = j.</summary>
internal sealed class CellImage : IPlottable
{
    private const int BytesPerPixel = 4;

    private readonly AxisLimits _limits;
    private readonly SKImageInfo _info;
    private readonly byte[] _pixels;

    /// <summary>Colors the pixels.</summary>
    /// <param name="values">Rows of values, the lowest first; null where there is none.</param>
    /// <param name="colors">Their colors.</param>
    /// <param name="width">The number of columns of pixels. Where there are more columns of values, a pixel has the largest of its values.</param>
    /// <param name="height">The number of rows of pixels.</param>
    public CellImage(double?[,] values, ColorScale colors, int width, int height)
    {
        _limits = new AxisLimits(-0.5, values.GetLength(1) - 0.5, -0.5, values.GetLength(0) - 0.5);
        _info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        _pixels = new byte[width * height * BytesPerPixel];
        for (int y = 0; y < height; y++)
        {
            (int Start, int End) rows = Part(y, height, values.GetLength(0));
            for (int x = 0; x < width; x++)
            {
                Color color = Largest(values, rows, Part(x, width, values.GetLength(1))) is { } value ? colors.Color(value) : FigureStyle.Missing;

                // The highest row of values is the first of the image.
                int place = (((height - 1 - y) * width) + x) * BytesPerPixel;
                _pixels[place] = color.R;
                _pixels[place + 1] = color.G;
                _pixels[place + 2] = color.B;
                _pixels[place + 3] = byte.MaxValue;
            }
        }
    }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => _limits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        PixelRect area = Axes.GetPixelRect(_limits.Rect);
        using SKImage image = SKImage.FromPixelCopy(_info, _pixels);

        rp.Canvas.DrawImage(image, new SKRect(area.Left, area.Top, area.Right, area.Bottom), new SKSamplingOptions(SKFilterMode.Nearest));
    }

    /// <summary>The values that a pixel covers: one at least, and none is left out.</summary>
    private static (int Start, int End) Part(int pixel, int pixels, int values)
    {
        int start = (int)((long)pixel * values / pixels);
        return (start, Math.Max(start + 1, (int)((long)(pixel + 1) * values / pixels)));
    }

    private static double? Largest(double?[,] values, (int Start, int End) rows, (int Start, int End) columns)
    {
        double? largest = null;
        for (int row = rows.Start; row < rows.End; row++)
        {
            for (int column = columns.Start; column < columns.End; column++)
            {
                largest = values[row, column] is { } value && !(value <= largest) ? value : largest;
            }
        }

        return largest;
    }
}
