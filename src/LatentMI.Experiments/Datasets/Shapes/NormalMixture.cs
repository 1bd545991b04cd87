namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>The mixture of the densities N(m(u), s(u)^2) over a standard normal u.</summary>
/// <param name="Mean">m.</param>
/// <param name="Deviation">s; above 0.</param>
internal sealed record NormalMixture(Func<double, double> Mean, Func<double, double> Deviation)
{
    /// <summary>The points per unit of u with which the entropies of the shapes have converged.</summary>
    public const int Resolution = 100;

    // Beyond it lie 2e-9 of the probability.
    private const double Reach = 6;

    // A component is below 1e-14 of its peak further away.
    private const double Near = 8;

    // The places y = sinh t lie close where a mixture of narrow and wide components is steep, around 0, and reach far.
    private const int PlacesPerPoint = 5;

    /// <summary>The entropy of a standard normal number in bits.</summary>
    public static double StandardEntropyBits => 0.5 * Math.Log2(2 * Math.PI * Math.E);

    /// <summary>The differential entropy -int p log2 p in bits, by the midpoint rule for the mixture over u and for the integral over asinh y.</summary>
    /// <param name="resolution">The points per unit of u.</param>
    public double EntropyBits(int resolution)
    {
        (double Mean, double Deviation, double Weight)[] components =
        [
            .. Midpoints(Reach, 1.0 / resolution).Select(u => (Mean(u), Deviation(u), StandardDensity(u) / resolution)),
        ];
        double step = 1.0 / (PlacesPerPoint * resolution);
        double end = Math.Asinh(components.Max(one => Math.Abs(one.Mean) + (Near * one.Deviation)));
        double entropy = 0;
        foreach (double place in Midpoints(end, step))
        {
            double density = Density(Math.Sinh(place), components);
            entropy -= density > 0 ? step * Math.Cosh(place) * density * Math.Log2(density) : 0;
        }

        return entropy;
    }

    private static double Density(double y, (double Mean, double Deviation, double Weight)[] components)
    {
        double density = 0;
        foreach ((double mean, double deviation, double weight) in components)
        {
            double distance = (y - mean) / deviation;
            density += Math.Abs(distance) < Near ? weight * StandardDensity(distance) / deviation : 0;
        }

        return density;
    }

    private static IEnumerable<double> Midpoints(double end, double step) =>
        Enumerable.Range(0, (int)Math.Ceiling(2 * end / step)).Select(i => ((i + 0.5) * step) - end);

    private static double StandardDensity(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
}
