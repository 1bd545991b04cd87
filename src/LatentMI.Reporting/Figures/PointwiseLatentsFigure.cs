using LatentMI.Studies.Measuring;
using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.Panels;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The latents of one side on their first two principal components, colored by pointwise mutual information.</summary>
internal static class PointwiseLatentsFigure
{
    // As many colors as an eye tells apart, each drawn at once.
    private const int Steps = 24;

    // The color scale leaves out the most extreme values, which would leave one color to all others.
    private const double Tail = 0.02;

    /// <summary>Draws the figure.</summary>
    /// <param name="side">X or Y.</param>
    /// <param name="latents">The latents of all rows.</param>
    /// <param name="bits">The pointwise value of each row in bits; NaN where it trained, which is drawn in gray. One or more are finite.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(string side, Samples latents, IReadOnlyList<double> bits)
    {
        (double[] first, double[] second, double firstShare, double secondShare) = PrincipalPlane.Project(latents);
        using Plot plot = FigureStyle.NewPlot(
            FormattableString.Invariant($"Latents of {side} ({latents.Dimensions} {(latents.Dimensions == 1 ? "dimension" : "dimensions")})"),
            FormattableString.Invariant($"first principal component ({firstShare:P0} of the variance)"),
            FormattableString.Invariant($"second ({secondShare:P0})"));
        return Draw(plot, first, second, bits);
    }

    /// <summary>Draws latents of one dimension: those of X against those of Y.</summary>
    /// <param name="latentX">The latents of X of all rows, one column.</param>
    /// <param name="latentY">The latents of Y of all rows, one column.</param>
    /// <param name="bits">The pointwise value of each row in bits; NaN where it trained, which is drawn in gray. One or more are finite.</param>
    /// <returns>A PNG.</returns>
    public static byte[] DrawPair(Samples latentX, Samples latentY, IReadOnlyList<double> bits)
    {
        using Plot plot = FigureStyle.NewPlot("Latents of X and of Y", "latent of X", "latent of Y");
        return Draw(plot, Values(latentX, 0), Values(latentY, 0), bits);
    }

    /// <summary>Draws points of a plane of their own.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="plane">Their places, two columns or more, of which the first two are drawn.</param>
    /// <param name="bits">The pointwise value of each in bits; NaN where it has none, which is drawn in gray. One or more are finite.</param>
    /// <returns>A PNG.</returns>
    public static byte[] DrawPlane(string title, Samples plane, IReadOnlyList<double> bits)
    {
        using Plot plot = FigureStyle.NewPlot(title, "first axis", "second axis");
        return Draw(plot, Values(plane, 0), Values(plane, 1), bits);
    }

    private static double[] Values(Samples latents, int column) => [.. Enumerable.Range(0, latents.Count).Select(i => latents[i, column])];

    private static byte[] Draw(Plot plot, double[] first, double[] second, IReadOnlyList<double> bits)
    {
        var scale = new BitScale(bits);
        foreach (IGrouping<int, int> group in Enumerable.Range(0, bits.Count).GroupBy(i => scale.Step(bits[i])).OrderBy(group => group.Key))
        {
            Scatter points = plot.Add.ScatterPoints(
                group.Select(i => first[i]).ToArray(), group.Select(i => second[i]).ToArray(), scale.Color(group.Key));
            points.MarkerSize = group.Key < 0 ? 3 : 5;
        }

        ColorBar bar = plot.Add.ColorBar(scale);
        bar.Label = "pointwise information (bits)";
        bar.LabelStyle.FontSize = FigureStyle.TickSize;
        bar.LabelStyle.Bold = false;
        bar.LabelStyle.ForeColor = FigureStyle.Ink;
        bar.Axis.TickLabelStyle.FontSize = FigureStyle.TickSize;
        return FigureStyle.DrawSmall(plot);
    }

    /// <summary>The colors of the values.</summary>
    private sealed class BitScale : IHasColorAxis
    {
        private readonly double _lowest;
        private readonly double _highest;

        public BitScale(IReadOnlyList<double> bits)
        {
            double[] sorted = [.. bits.Where(double.IsFinite).Order()];
            int left = (int)(Tail * sorted.Length);
            _lowest = sorted[left];
            _highest = sorted[^(left + 1)];
        }

        public IColormap Colormap { get; } = new Viridis();

        public ScottPlot.Range GetRange() => new(_lowest, _highest > _lowest ? _highest : _lowest + 1);

        /// <summary>The color's number, from 0; -1 for a row without a value.</summary>
        public int Step(double bits) =>
            double.IsFinite(bits) ? (int)Math.Round(GetRange().Normalize(bits, clamp: true) * (Steps - 1)) : -1;

        /// <summary>The color of a number that <see cref="Step"/> gave.</summary>
        public Color Color(int step) =>
            step < 0 ? Colors.Gray.WithAlpha(0.3) : Colormap.GetColor((double)step / (Steps - 1)).WithAlpha(0.75);
    }
}
