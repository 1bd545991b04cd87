using ScottPlot;
using ScottPlot.Panels;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The rows of an estimate on a plane, colored by pointwise mutual information.</summary>
internal static class PointwiseLatentsFigure
{
    // As many colors as an eye tells apart, each drawn at once.
    private const int Steps = 24;

    // The color scale leaves out the most extreme values, which would leave one color to all others.
    private const double Tail = 0.02;

    // Rows are drawn in layers of all colors, or those of the last color would cover the others.
    private const int Layers = 8;

    // Of more rows, mixed colors tell nothing and make files large.
    private const int MostTranslucent = 3000;

    /// <summary>Draws the figure.</summary>
    /// <param name="plane">The rows.</param>
    /// <param name="bits">The pointwise value of each row in bits; NaN where it has none, which is drawn in gray. One or more are finite.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] Draw(RowPlane plane, IReadOnlyList<double> bits, PictureFormat format = PictureFormat.Png)
    {
        using Plot plot = FigureStyle.NewPlot(plane.Title, plane.LabelX, plane.LabelY);
        var scale = new BitScale(bits);
        for (int layer = 0; layer < Layers; layer++)
        {
            IEnumerable<int> rows = Enumerable.Range(0, bits.Count).Where(row => row % Layers == layer && double.IsFinite(plane.X[row]));
            foreach (IGrouping<int, int> group in rows.GroupBy(row => scale.Step(bits[row])).OrderBy(group => group.Key))
            {
                Scatter points = plot.Add.ScatterPoints(
                    group.Select(row => plane.X[row]).ToArray(), group.Select(row => plane.Y[row]).ToArray(), scale.Color(group.Key));
                points.MarkerSize = group.Key < 0 ? 3 : 5;
            }
        }

        ColorBar bar = plot.Add.ColorBar(scale);
        bar.Label = "pointwise information (bits)";
        bar.LabelStyle.FontSize = FigureStyle.TickSize;
        bar.LabelStyle.Bold = false;
        bar.LabelStyle.ForeColor = FigureStyle.Ink;
        bar.Axis.TickLabelStyle.FontSize = FigureStyle.TickSize;
        return FigureStyle.DrawSmall(plot, format);
    }

    /// <summary>The colors of the values.</summary>
    private sealed class BitScale : IHasColorAxis
    {
        private readonly double _lowest;
        private readonly double _highest;
        private readonly double _opacity;

        public BitScale(IReadOnlyList<double> bits)
        {
            double[] sorted = [.. bits.Where(double.IsFinite).Order()];
            int left = (int)(Tail * sorted.Length);
            _lowest = sorted[left];
            _highest = sorted[^(left + 1)];
            _opacity = bits.Count > MostTranslucent ? 1 : 0.75;
        }

        public IColormap Colormap { get; } = new MuchIsDark();

        public ScottPlot.Range GetRange() => new(_lowest, _highest > _lowest ? _highest : _lowest + 1);

        /// <summary>The color's number, from 0; -1 for a row without a value.</summary>
        public int Step(double bits) =>
            double.IsFinite(bits) ? (int)Math.Round(GetRange().Normalize(bits, clamp: true) * (Steps - 1)) : -1;

        /// <summary>The color of a number that <see cref="Step"/> gave.</summary>
        public Color Color(int step) =>
            step < 0 ? Colors.Gray.WithAlpha(0.3) : Colormap.GetColor((double)step / (Steps - 1)).WithAlpha(_opacity);
    }
}
