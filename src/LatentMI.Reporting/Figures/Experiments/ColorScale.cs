using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>Viridis over a range of values, from light to dark: much is dark, and color-blind readers and gray prints keep the order.</summary>
/// <param name="Label">What is colored, with its unit.</param>
/// <param name="Min">The value at the left end.</param>
/// <param name="Max">The value at the right end.</param>
/// <param name="Open">Whether values beyond the right end have its color too.</param>
internal sealed record ColorScale(string Label, double Min, double Max, bool Open = false)
{
    /// <summary>The height that the scale takes on a page.</summary>
    public const float Height = 42;

    private const int Steps = 64;
    private const int Ticks = 5;
    private const float WidestStrip = 320;
    private const float StripHeight = 14;
    private const float TextSize = 14;
    private const float TickSize = 13;
    private const float Gap = 24;
    private const float MeaningGap = 8;
    private static readonly ScottPlot.Colormaps.Viridis Viridis = new();

    /// <summary>The end of a scale from 0 whose five ticks are short numbers.</summary>
    /// <param name="largest">The largest value; positive.</param>
    public static double EndFor(double largest)
    {
        double exact = largest / (Ticks - 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(exact)));
        double digit = new[] { 1, 2, 2.5, 3, 4, 5, 10 }.First(digit => digit * power >= exact * (1 - 1e-9));
        return digit * power * (Ticks - 1);
    }

    /// <summary>The color of a value.</summary>
    /// <param name="value">The value.</param>
    public Color Color(double value)
    {
        double position = Max > Min ? Math.Clamp((value - Min) / (Max - Min), 0, 1) : 0;
        return Viridis.GetColor(1 - position);
    }

    /// <summary>Black or white, whichever can be read on the color of a value.</summary>
    /// <param name="value">The value.</param>
    public Color TextColor(double value) => Color(value).Luminance > 0.45 ? FigureStyle.Ink : Colors.White;

    /// <summary>Draws the scale with its label on its left and its values beneath.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="paint">What measures and draws.</param>
    /// <param name="left">Its left end.</param>
    /// <param name="right">Where its room ends.</param>
    /// <param name="top">Its upper end.</param>
    /// <param name="missing">What a gray cell means; null where there is none.</param>
    public void Draw(SKCanvas canvas, Paint paint, float left, float right, float top, string? missing)
    {
        LabelStyle label = FigureStyle.NewText(Label, TextSize);
        float middle = top + (StripHeight / 2) + 2;
        label.Render(canvas, new Pixel(left, middle), paint);
        float start = left + label.Measure(paint).Width + Gap;
        LabelStyle meaning = FigureStyle.NewText(missing ?? string.Empty, TextSize);
        float rest = missing is null ? 0 : (2 * Gap) + (2 * StripHeight) + MeaningGap + meaning.Measure(paint).Width;
        float width = Math.Min(WidestStrip, right - start - Math.Max(rest, Gap));
        for (int step = 0; step < Steps; step++)
        {
            // Each step reaches under the next: no seams.
            float from = start + (width * step / Steps);
            float to = Math.Min(start + width, start + (width * (step + 1.5f) / Steps));
            Fill(from, to, Color(Min + ((Max - Min) * (step + 0.5) / Steps)));
        }

        for (int tick = 0; tick < Ticks; tick++)
        {
            double value = Min + ((Max - Min) * tick / (Ticks - 1));
            string text = value.ToString("0.###", CultureInfo.InvariantCulture);
            LabelStyle number = FigureStyle.NewText(Open && tick == Ticks - 1 ? $"≥ {text}" : text, TickSize);
            number.Alignment = Alignment.UpperCenter;
            number.Render(canvas, new Pixel(start + (width * tick / (Ticks - 1)), middle + (StripHeight / 2) + 1), paint);
        }

        if (missing is not null)
        {
            float swatch = start + width + (2 * Gap);
            Fill(swatch, swatch + (2 * StripHeight), FigureStyle.Missing);
            meaning.Render(canvas, new Pixel(swatch + (2 * StripHeight) + MeaningGap, middle), paint);
        }

        void Fill(float from, float to, Color color) => Drawing.FillRectangle(
            canvas,
            new PixelRect(from, to, middle + (StripHeight / 2), middle - (StripHeight / 2)),
            paint,
            new FillStyle { Color = color, IsVisible = true });
    }
}
