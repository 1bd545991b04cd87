using LatentMI.Numerics;
using MathNet.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>
/// Rows of Student's t distribution in many columns, which are those of independent normal columns times a scale that both sides have in common, some pairs of columns
/// correlated.
/// </summary>
internal static class StudentRows
{
    /// <summary>The rows.</summary>
    public static (Samples X, Samples Y) Create(int rows, int columns, int freedom, ulong seed, int pairs = 0, double correlation = 0)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[rows * columns];
        var y = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            double scale = Math.Sqrt(freedom / Enumerable.Range(0, freedom).Sum(_ => Math.Pow(random.NextNormal(), 2)));
            for (int c = 0; c < columns; c++)
            {
                double own = random.NextNormal();
                double other = random.NextNormal();
                double shared = c < pairs ? correlation : 0;
                x[(i * columns) + c] = scale * own;
                y[(i * columns) + c] = scale * ((shared * own) + (Math.Sqrt(1 - (shared * shared)) * other));
            }
        }

        return (Samples.Create(x, rows, columns), Samples.Create(y, rows, columns));
    }

    /// <summary>
    /// I(X;Y) in bits: that of the correlations, and f(v) + f(v + 2 d) - 2 f(v + d) nats with f(z) = ln gamma(z / 2) - z / 2 psi(z / 2) (R. B. Arellano-Valle, J. E. Contreras-Reyes,
    /// M. G. Genton, Scandinavian Journal of Statistics 40, 42, 2013).
    /// </summary>
    public static double Bits(int columns, int freedom, int pairs = 0, double correlation = 0)
    {
        double scale = F(freedom) + F(freedom + (2 * columns)) - (2 * F(freedom + columns));
        return (scale - (0.5 * pairs * Math.Log(1 - (correlation * correlation)))) / Math.Log(2);

        static double F(double z) => SpecialFunctions.GammaLn(z / 2) - (z / 2 * SpecialFunctions.DiGamma(z / 2));
    }
}
