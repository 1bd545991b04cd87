using ScottPlot;
using ScottPlot.Colormaps;

namespace LatentMI.Reporting.Figures;

/// <summary>Viridis from light to dark: on white, much stands out. It ends before its lightest yellow, which is hardly seen there.</summary>
internal sealed class MuchIsDark : IColormap
{
    private const double Lightest = 0.92;
    private static readonly Viridis Viridis = new();

    /// <inheritdoc/>
    public string Name => "Viridis, light to dark";

    /// <inheritdoc/>
    public Color GetColor(double position) => Viridis.GetColor(Lightest * (1 - position));
}
