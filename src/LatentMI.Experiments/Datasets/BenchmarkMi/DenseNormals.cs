using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>Standard normal columns, any two of which, of one side or both, have the same correlation.</summary>
/// <remarks>m such columns have the determinant (1 - rho)^(m - 1) (1 + (m - 1) rho), and I is half of ln(det X det Y / det XY) nats.</remarks>
/// <param name="Dimensions">The number of columns of each side.</param>
/// <param name="Correlation">rho; above 0.</param>
internal sealed record DenseNormals(int Dimensions, double Correlation) : BenchmarkBase(Dimensions, Dimensions)
{
    /// <inheritdoc/>
    public override double Nats => LogDeterminant(Dimensions) - (0.5 * LogDeterminant(2 * Dimensions));

    /// <inheritdoc/>
    public override void Draw(Span<double> x, Span<double> y, RandomStream random)
    {
        double common = Math.Sqrt(Correlation) * random.NextNormal();
        double rest = Math.Sqrt(1 - Correlation);
        for (int column = 0; column < Dimensions; column++)
        {
            x[column] = common + (rest * random.NextNormal());
            y[column] = common + (rest * random.NextNormal());
        }
    }

    private double LogDeterminant(int columns) => ((columns - 1) * Math.Log(1 - Correlation)) + Math.Log(1 + ((columns - 1) * Correlation));
}
