using LatentMI.Estimators.Latent;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Planes;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace LatentMI.Reporting.Figures;

/// <summary>
/// The latents, colored by the digit of the image: of X and of Y side by side, each on its first two principal components; or, where they have one
/// dimension, those of X against those of Y.
/// </summary>
public static class LatentsFigure
{
    private const int Width = 1300;
    private const int Height = 640;

    /// <summary>Draws the figure.</summary>
    /// <param name="estimate">The estimate whose latents are shown.</param>
    /// <param name="pairs">The images that they are codes of.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(LatentMiEstimate estimate, DigitPairs pairs) =>
        estimate.LatentX.Dimensions == 1 ? DrawPlane(estimate, pairs) : DrawSides(estimate, pairs);

    private static byte[] DrawPlane(LatentMiEstimate estimate, DigitPairs pairs)
    {
        using Plot plot = FigureStyle.NewPlot("Latents", "latent of X", "latent of Y");
        double[] x = Column(estimate.LatentX);
        double[] y = Column(estimate.LatentY);
        AddRows(0, 0, FigureStyle.Blue);
        AddRows(0, 1, FigureStyle.Sky);
        AddRows(1, 0, FigureStyle.Vermilion);
        AddRows(1, 1, FigureStyle.Orange);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot);

        static double[] Column(Samples latents) => [.. Enumerable.Range(0, latents.Count).Select(i => latents[i, 0])];

        void AddRows(int digitX, int digitY, Color color)
        {
            int[] rows = [.. Enumerable.Range(0, x.Length).Where(i => pairs.DigitsX[i] == digitX && pairs.DigitsY[i] == digitY)];
            if (rows.Length > 0)
            {
                AddPoints(plot, rows, x, y, color).LegendText = $"{digitX} in X, {digitY} in Y";
            }
        }
    }

    private static byte[] DrawSides(LatentMiEstimate estimate, DigitPairs pairs)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        using Plot x = DrawSide("X", estimate.LatentX, pairs.DigitsX);
        using Plot y = DrawSide("Y", estimate.LatentY, pairs.DigitsY);
        Render(x, new SKRect(left: 0, top: 0, right: Width / 2, bottom: Height));
        Render(y, new SKRect(left: Width / 2, top: 0, right: Width, bottom: Height));
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();

        void Render(Plot plot, SKRect area)
        {
            // A plot clears the canvas before it draws: keep it to its own part.
            surface.Canvas.Save();
            surface.Canvas.ClipRect(area);
            plot.Render(surface.Canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top));
            surface.Canvas.Restore();
        }
    }

    private static Plot DrawSide(string side, Samples latents, IReadOnlyList<int> digits)
    {
        (double[] first, double[] second, double firstShare, double secondShare) = PrincipalPlane.Project(latents);
        Plot plot = FigureStyle.NewPlot(
            FormattableString.Invariant($"Latents of {side} ({latents.Dimensions} dimensions)"),
            FormattableString.Invariant($"first principal component ({firstShare:P0} of the variance)"),
            FormattableString.Invariant($"second principal component ({secondShare:P0})"));
        AddDigit(plot, 0, FigureStyle.Blue);
        AddDigit(plot, 1, FigureStyle.Orange);
        plot.ShowLegend(Alignment.UpperRight);
        return plot;

        void AddDigit(Plot target, int digit, Color color)
        {
            int[] rows = [.. Enumerable.Range(0, digits.Count).Where(i => digits[i] == digit)];
            AddPoints(target, rows, first, second, color).LegendText = $"digit {digit}";
        }
    }

    private static Scatter AddPoints(Plot plot, int[] rows, double[] horizontal, double[] vertical, Color color)
    {
        Scatter points = plot.Add.ScatterPoints(
            rows.Select(i => horizontal[i]).ToArray(), rows.Select(i => vertical[i]).ToArray(), color.WithAlpha(0.45));
        points.MarkerSize = 5;
        return points;
    }
}
