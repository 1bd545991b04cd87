using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.ColumnPairs;

/// <summary>
/// X standard normal, Y = S X + s E with a random sign S of the row and E standard normal: in pairs of columns each tells only how far the other is from 0, and all pairs
/// have the sign in common.
/// </summary>
/// <param name="id">The identifier.</param>
/// <param name="noise">s.</param>
internal sealed class CommonSign(string id, double noise) : PairKind(id)
{
    // Midpoint sums over a grid: the integrands are smooth, and their tails beyond the grid are below 1e-9.
    private const double Reach = 8;
    private const int Steps = 600;

    /// <inheritdoc/>
    /// <remarks>
    /// h(Y) is that of k normal numbers of variance 1 + s^2. Given x, Y is one of two normal densities at x and -x, with equal chance: h(Y|x) is that of one of them and
    /// 1 - E log2(1 + exp(-2 r t)), r = |x| / s, t normal with mean r and variance 1; |x| has a chi distribution with k degrees of freedom.
    /// </remarks>
    public override double Bits(int pairs)
    {
        double weights = 0;
        double signs = 0;
        double width = Reach + Math.Sqrt(pairs);
        for (int step = 0; step < Steps; step++)
        {
            double length = width * (step + 0.5) / Steps;
            double weight = Math.Exp(((pairs - 1) * Math.Log(length)) - (length * length / 2));
            weights += weight;
            signs += weight * SignBits(length / noise);
        }

        return (0.5 * pairs * Math.Log2(1 + (1 / (noise * noise)))) - (signs / weights);
    }

    /// <inheritdoc/>
    public override void Draw(Span<float> x, Span<float> y, RandomStream random)
    {
        int sign = random.NextUniform() < 0.5 ? -1 : 1;
        for (int c = 0; c < x.Length; c++)
        {
            double value = random.NextNormal();
            (x[c], y[c]) = ((float)value, (float)((sign * value) + (noise * random.NextNormal())));
        }
    }

    /// <summary>What a normal number of variance 1 tells of the sign of its mean, which is r or -r.</summary>
    private static double SignBits(double r)
    {
        double weights = 0;
        double uncertain = 0;
        for (int step = 0; step < Steps; step++)
        {
            double deviation = Reach * ((2 * (step + 0.5) / Steps) - 1);
            double weight = Math.Exp(-deviation * deviation / 2);
            double exponent = -2 * r * (r + deviation);
            weights += weight;
            uncertain += weight * (Math.Max(0, exponent) + Math.Log(1 + Math.Exp(-Math.Abs(exponent)))) / Math.Log(2);
        }

        return 1 - (uncertain / weights);
    }
}
