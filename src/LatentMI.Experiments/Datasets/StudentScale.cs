using LatentMI.Numerics;
using MathNet.Numerics;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// The scale of a row of the multivariate Student distribution with v degrees of freedom, (v / chi-squared with v degrees of freedom)^(1/2): normal columns times one scale
/// have the scale in common.
/// </summary>
/// <remarks>
/// The entropy of k columns with v degrees of freedom is ln(G(v/2) / G((v + k)/2)) + k/2 ln(pi v) + (v + k)/2 (psi((v + k)/2) - psi(v/2)) nats
/// (R. B. Arellano-Valle, J. E. Contreras-Reyes, M. G. Genton, Scandinavian Journal of Statistics 40, 42, 2013, equation 7).
/// </remarks>
/// <param name="Freedom">v, the degrees of freedom; a positive whole number.</param>
internal sealed record StudentScale(int Freedom)
{
    /// <summary>
    /// What the scale adds to the information of correlations, in nats: f(v) + f(v + 2d) - 2 f(v + d) with f(z) = ln G(z/2) - z/2 psi(z/2), twice the entropy of d columns less
    /// that of 2d.
    /// </summary>
    /// <param name="dimensions">d, the number of columns of each side.</param>
    public double Nats(int dimensions) => (2 * Entropy(dimensions)) - Entropy(2 * dimensions);

    /// <summary>Draws the scale of a row.</summary>
    /// <param name="random">The random numbers.</param>
    public double Draw(RandomStream random)
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
