using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>Standard normal columns, of which the first of X and of Y are correlated in pairs and the others independent: -k/2 ln(1 - rho^2) nats.</summary>
/// <param name="Dimensions">The number of columns of each side.</param>
/// <param name="Pairs">k, the number of pairs; at most the number of columns.</param>
/// <param name="Correlation">rho.</param>
internal sealed record PairedNormals(int Dimensions, int Pairs, double Correlation) : BenchmarkBase(Dimensions, Dimensions)
{
    /// <inheritdoc/>
    public override double Nats => -0.5 * Pairs * Math.Log(1 - (Correlation * Correlation));

    /// <inheritdoc/>
    public override void Draw(Span<double> x, Span<double> y, RandomStream random)
    {
        double rest = Math.Sqrt(1 - (Correlation * Correlation));
        for (int column = 0; column < Dimensions; column++)
        {
            x[column] = random.NextNormal();
            double own = random.NextNormal();
            y[column] = column < Pairs ? (Correlation * x[column]) + (rest * own) : own;
        }
    }
}
