namespace LatentMI.Representation;

/// <summary>
/// Two ways from the singular values of a sample cross-covariance of whitened features to correlations that predict: the values of a noise matrix
/// alone are as large as (sqrt p + sqrt q) / sqrt m.
/// </summary>
internal static class CorrelationShrinkage
{
    private const double Largest = 0.9999;

    /// <summary>
    /// All values times S / (S + N), N = p q / m the expected sum of squares of noise and S that of the rest: best where the dependence is spread
    /// over many weak pairs.
    /// </summary>
    /// <param name="values">The singular values.</param>
    /// <param name="p">The features of X.</param>
    /// <param name="q">The features of Y.</param>
    /// <param name="rows">m.</param>
    public static double[] Proportional(double[] values, int p, int q, int rows)
    {
        double noise = (double)p * q / rows;
        double signal = Math.Max(0, values.Sum(value => value * value) - noise);
        return Array.ConvertAll(values, value => Math.Min(Largest, value * signal / (signal + noise)));
    }

    /// <summary>
    /// Each value as if one strong pair had been blurred into it by noise, and 0 below the noise's edge (M. Gavish, D. L. Donoho, IEEE Transactions
    /// on Information Theory 63, 2017, equation 7): best where few pairs are strong.
    /// </summary>
    /// <param name="values">The singular values.</param>
    /// <param name="p">The features of X.</param>
    /// <param name="q">The features of Y.</param>
    /// <param name="rows">m.</param>
    public static double[] Separate(double[] values, int p, int q, int rows)
    {
        double wide = Math.Max(p, q);
        double beta = Math.Min(p, q) / wide;
        double scale = Math.Sqrt(rows / wide);
        return Array.ConvertAll(values, value =>
        {
            double v = value * scale;
            return v <= 1 + Math.Sqrt(beta)
                ? 0
                : Math.Min(Largest, Math.Sqrt(Math.Max(0, Math.Pow((v * v) - beta - 1, 2) - (4 * beta))) / v / scale);
        });
    }
}
