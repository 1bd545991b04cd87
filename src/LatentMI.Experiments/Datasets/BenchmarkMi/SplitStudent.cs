using LatentMI.Numerics;
using MathNet.Numerics;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>
/// The two halves of a row of the multivariate Student distribution whose dispersion is the identity: no two columns are correlated, but all have the
/// scale of the row in common.
/// </summary>
/// <remarks>
/// The entropy of k columns with v degrees of freedom is ln(G(v/2) / G((v + k)/2)) + k/2 ln(pi v) + (v + k)/2 (psi((v + k)/2) - psi(v/2)) nats
/// (R. B. Arellano-Valle, J. E. Contreras-Reyes, M. G. Genton, Scandinavian Journal of Statistics 40, 42, 2013, equation 7).
/// </remarks>
/// <param name="Dimensions">The number of columns of each side.</param>
/// <param name="Freedom">v, the degrees of freedom; a positive whole number.</param>
internal sealed record SplitStudent(int Dimensions, int Freedom) : BenchmarkBase(Dimensions, Dimensions)
{
    /// <inheritdoc/>
    public override double Nats => (2 * Entropy(Dimensions)) - Entropy(2 * Dimensions);

    /// <inheritdoc/>
    public override void Draw(Span<double> x, Span<double> y, RandomStream random)
    {
        double scale = DrawScale(random);
        for (int column = 0; column < Dimensions; column++)
        {
            x[column] = scale * random.NextNormal();
            y[column] = scale * random.NextNormal();
        }
    }

    /// <summary>Draws the scale of a row: (v / chi-squared with v degrees of freedom)^(1/2).</summary>
    /// <param name="random">The random numbers.</param>
    public double DrawScale(RandomStream random)
    {
        double squares = 0;
        for (int i = 0; i < Freedom; i++)
        {
            double normal = random.NextNormal();
            squares += normal * normal;
        }

        return 1 / Math.Sqrt(squares / Freedom);
    }

    private double Entropy(int columns)
    {
        double half = 0.5 * (Freedom + columns);
        double halfFreedom = 0.5 * Freedom;
        return SpecialFunctions.GammaLn(halfFreedom) - SpecialFunctions.GammaLn(half) + (0.5 * columns * Math.Log(Math.PI * Freedom))
            + (half * (SpecialFunctions.DiGamma(half) - SpecialFunctions.DiGamma(halfFreedom)));
    }
}
