using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>
/// What the largest sample canonical correlations of n rows of p and q columns tell, where p and q are not few beside n: correlations of independent columns reach
/// up to an edge, and one that is above it is larger than the truth.
/// </summary>
internal static class CanonicalEdge
{
    private const int Iterations = 40;

    // A sample correlation of 1 has no logit.
    private const double LargestKnown = 1 - 1e-9;

    /// <summary>The least correlation squared of a pair of directions that shows above the edge: sqrt(c / (1 - c) d / (1 - d)), c = p / n, d = q / n.</summary>
    /// <remarks>Z. Bao, J. Hu, G. Pan, W. Zhou, Annals of Statistics 47, 612, 2019, equation 1.8.</remarks>
    /// <param name="rows">n.</param>
    /// <param name="p">The columns of X.</param>
    /// <param name="q">The columns of Y; p + q &lt; n.</param>
    public static double LeastSquare(int rows, int p, int q) => Math.Sqrt((double)p / (rows - p) * q / (rows - q));

    /// <summary>
    /// The correlation squared of a pair of directions whose sample correlation squared is s: the larger root t of s t = (c + (1 - c) t) (d + (1 - d) t) (Bao et al.,
    /// theorem 1.8).
    /// </summary>
    /// <param name="sample">s.</param>
    /// <param name="rows">n.</param>
    /// <param name="p">The columns of X.</param>
    /// <param name="q">The columns of Y; p + q &lt; n.</param>
    /// <returns>t, 0 where s is not above the edge, and how well the rows tell its information.</returns>
    public static SpikedCorrelation Spike(double sample, int rows, int p, int q)
    {
        (double c, double d) = ((double)p / rows, (double)q / rows);
        double quadratic = (1 - c) * (1 - d);
        double linear = (c * (1 - d)) + (d * (1 - c)) - sample;
        double discriminant = (linear * linear) - (4 * quadratic * c * d);
        if (linear >= 0 || discriminant <= 0)
        {
            return default;
        }

        double square = (Math.Sqrt(discriminant) - linear) / (2 * quadratic);
        double bySample = square / Math.Sqrt(discriminant);
        double sampleDeviation = 2 * Math.Sqrt(sample / rows) * (1 - sample);
        return new SpikedCorrelation(square, bySample * sampleDeviation / (2 * (1 - square)));
    }

    /// <summary>
    /// By how many deviations of chance the logit of the largest sample correlation squared of independent columns is exceeded: the argument of the Tracy-Widom law
    /// (I. M. Johnstone, Annals of Statistics 36, 2638, 2008, equations 4 to 6), which is above 3.3 once in a thousand times.
    /// </summary>
    /// <param name="sample">The largest sample correlation squared.</param>
    /// <param name="rows">n.</param>
    /// <param name="p">The columns of X.</param>
    /// <param name="q">The columns of Y; p + q &lt; n.</param>
    public static double Deviations(double sample, int rows, int p, int q)
    {
        double all = rows - 2;
        double narrow = 2 * Math.Asin(Math.Sqrt((Math.Min(p, q) - 0.5) / all));
        double wide = 2 * Math.Asin(Math.Sqrt((Math.Max(p, q) - 0.5) / all));
        double center = 2 * Math.Log(Math.Tan((wide + narrow) / 2));
        double scale = Math.Cbrt(16 / (all * all) / (Math.Pow(Math.Sin(wide + narrow), 2) * Math.Sin(wide) * Math.Sin(narrow)));
        return (Math.Log(sample / (1 - sample)) - center) / scale;
    }

    /// <summary>The largest sample canonical correlation squared of white features, by power iteration.</summary>
    /// <param name="cross">p x q, the sums over rows of the products of features.</param>
    /// <param name="rows">n.</param>
    public static double LargestSquare(MatrixView cross, int rows)
    {
        var left = new double[cross.Rows];
        var right = new double[cross.Columns];
        Array.Fill(right, 1);
        double square = 0;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            for (int i = 0; i < left.Length; i++)
            {
                left[i] = WeightedRows.Dot(cross.Row(i), right);
            }

            Normalize(left);
            Array.Clear(right);
            for (int i = 0; i < left.Length; i++)
            {
                WeightedRows.AddScaled(right, left[i], cross.Row(i));
            }

            double length = Normalize(right);
            square = Math.Min(LargestKnown, Math.Pow(length / rows, 2));
        }

        return square;
    }

    private static double Normalize(double[] vector)
    {
        double length = Math.Sqrt(vector.Sum(value => value * value));
        for (int i = 0; i < vector.Length && length > 0; i++)
        {
            vector[i] /= length;
        }

        return length;
    }
}

/// <summary>A correlation that shows above those of chance.</summary>
/// <param name="Square">The correlation squared.</param>
/// <param name="NatsDeviation">The standard deviation of -1/2 ln(1 - t) over data sets, to the first order, in nats.</param>
internal readonly record struct SpikedCorrelation(double Square, double NatsDeviation);
