using ScottPlot;
using SkiaSharp;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>
/// How a line is broken. The dashes are cut here, because a dash effect of the drawing library is lost without notice in a vector document.
/// </summary>
/// <param name="On">The length of a dash in units of the page; 0 for an unbroken line.</param>
/// <param name="Off">The length of a gap.</param>
internal sealed record Dashes(float On, float Off)
{
    /// <summary>Not broken: our first setting of an estimator.</summary>
    public static readonly Dashes None = new(0, 0);

    /// <summary>Dots: our further settings of an estimator.</summary>
    public static readonly Dashes Dotted = new(2, 3);

    /// <summary>Long dashes: what others published.</summary>
    public static readonly Dashes Published = new(8, 4);

    /// <summary>Short dashes: the truth.</summary>
    public static readonly Dashes Truth = new(4, 3);

    /// <summary>Draws a line through points.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="paint">What draws.</param>
    /// <param name="points">The points.</param>
    /// <param name="color">The color.</param>
    /// <param name="width">The width.</param>
    public void Draw(SKCanvas canvas, Paint paint, IReadOnlyList<Pixel> points, Color color, float width)
    {
        using var path = new SKPath();
        float done = 0;
        for (int i = 1; i < points.Count; i++)
        {
            done = AddSegment(path, points[i - 1], points[i], done, first: i == 1);
        }

        Drawing.DrawPath(canvas, paint, path, new LineStyle(width, color));
    }

    /// <summary>Adds a segment that begins so far into the pattern, and returns how far into it the segment ends.</summary>
    private float AddSegment(SKPath path, Pixel from, Pixel to, float done, bool first)
    {
        if (On == 0)
        {
            if (first)
            {
                path.MoveTo(from.X, from.Y);
            }

            path.LineTo(to.X, to.Y);
            return 0;
        }

        float length = MathF.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
        float period = On + Off;
        for (float start = -done; start < length; start += period)
        {
            float begin = Math.Max(0, start);
            float end = Math.Min(length, start + On);
            if (end > begin)
            {
                path.MoveTo(from.X + ((to.X - from.X) * begin / length), from.Y + ((to.Y - from.Y) * begin / length));
                path.LineTo(from.X + ((to.X - from.X) * end / length), from.Y + ((to.Y - from.Y) * end / length));
            }
        }

        return (done + length) % period;
    }
}
