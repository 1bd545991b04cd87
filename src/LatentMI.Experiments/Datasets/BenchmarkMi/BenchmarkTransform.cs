using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>An invertible map of each side's rows, which changes no information.</summary>
/// <param name="X">The map of a row of X.</param>
/// <param name="Y">The map of a row of Y.</param>
internal sealed record BenchmarkTransform(Func<double[], double[]> X, Func<double[], double[]> Y)
{
    // Beyond it the tails of both mixtures are below the rounding of a probability.
    private const double LargestMode = 20;
    private const double QuantileAccuracy = 1e-10;

    /// <summary>The distribution function of the standard normal distribution: uniform columns.</summary>
    public static BenchmarkTransform NormalCdf { get; } = Of(value => Normal.CDF(0, 1, value));

    /// <summary>x |x|^(1/2): longer tails.</summary>
    public static BenchmarkTransform HalfCube { get; } = Of(value => value * Math.Sqrt(Math.Abs(value)));

    /// <summary>The inverse hyperbolic sine: shorter tails.</summary>
    public static BenchmarkTransform Asinh { get; } = Of(Math.Asinh);

    /// <summary>Waves that increase everywhere, others for each side.</summary>
    public static BenchmarkTransform Wiggly { get; } = new(
        Each(x => x + (0.4 * Math.Sin(x)) + (0.2 * Math.Sin((1.7 * x) + 1)) + (0.03 * Math.Sin((3.3 * x) - 2.5))),
        Each(y => y - (0.4 * Math.Sin(0.4 * y)) + (0.17 * Math.Sin((1.3 * y) + 3.5)) + (0.02 * Math.Sin((4.3 * y) - 2.5))));

    /// <summary>Uniform columns to mixtures of two normal distributions, 0.3 N(0) + 0.7 N(5) and 0.5 N(-1) + 0.5 N(3).</summary>
    public static BenchmarkTransform Bimodal { get; } = new(Each(Quantile(0.3, 0, 5)), Each(Quantile(0.5, -1, 3)));

    /// <summary>A uniform column of X to a roll in the plane, t (cos t, sin t) / 21 with t = 3/2 pi (1 + 2 x); Y as it is.</summary>
    public static BenchmarkTransform SwissRoll { get; } = new(
        row =>
        {
            double t = 1.5 * Math.PI * (1 + (2 * row[0]));
            return [t * Math.Cos(t) / 21, t * Math.Sin(t) / 21];
        },
        row => row);

    /// <summary>Two columns of each side turned by the mean square of the row's columns: the first two of X, the second and the third of Y.</summary>
    public static BenchmarkTransform Spiral { get; } = new(row => Turned(row, 0), row => Turned(row, 1));

    private static BenchmarkTransform Of(Func<double, double> map) => new(Each(map), Each(map));

    private static Func<double[], double[]> Each(Func<double, double> map) => row => Array.ConvertAll(row, value => map(value));

    private static Func<double, double> Quantile(double weight, double first, double second) => probability => Bisection.FindRoot(
        value => (weight * Normal.CDF(first, 1, value)) + ((1 - weight) * Normal.CDF(second, 1, value)) - probability,
        -LargestMode,
        LargestMode,
        QuantileAccuracy);

    private static double[] Turned(double[] row, int first)
    {
        double angle = row.Sum(value => value * value) / row.Length;
        (double sine, double cosine) = Math.SinCos(angle);
        double[] turned = [.. row];
        turned[first] = (cosine * row[first]) - (sine * row[first + 1]);
        turned[first + 1] = (sine * row[first]) + (cosine * row[first + 1]);
        return turned;
    }
}
