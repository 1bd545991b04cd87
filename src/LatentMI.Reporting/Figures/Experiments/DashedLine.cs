using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>A line through points, broken or not.</summary>
/// <param name="points">The points.</param>
/// <param name="color">The color.</param>
/// <param name="width">The width.</param>
/// <param name="dashes">How it is broken.</param>
internal sealed class DashedLine(IReadOnlyList<Coordinates> points, Color color, float width, Dashes dashes) : IPlottable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(points);

    /// <inheritdoc/>
    public void Render(RenderPack rp) => dashes.Draw(rp.Canvas, rp.Paint, [.. points.Select(Axes.GetPixel)], color, width);
}
