using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>
/// Two Gaussian series of first order autoregressive columns of variance 1, x_t = phi x_(t-1) + noise. The first two columns of X and of Y are correlated
/// at the same time, which is all that they share of a moment; the others are independent.
/// </summary>
internal static class SeriesData
{
    private const int Pairs = 2;

    /// <summary>Makes samples.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columns">The columns of each side, at least 2.</param>
    /// <param name="phi">The correlation of a row with the one before it.</param>
    /// <param name="bits">I(X;Y) of the rows of one moment.</param>
    /// <param name="seed">The seed.</param>
    public static (Samples X, Samples Y) Create(int rows, int columns, double phi, double bits, ulong seed)
    {
        double correlation = Math.Sqrt(1 - Math.Pow(2, -2 * bits / Pairs));
        double rest = Math.Sqrt(1 - (correlation * correlation));
        double[] x = Walk(rows, columns, phi, new RandomStream(seed, RandomPurpose.Data));
        double[] y = Walk(rows, columns, phi, new RandomStream(seed, RandomPurpose.Data, index: 1));
        for (int row = 0; row < rows; row++)
        {
            for (int c = 0; c < Pairs; c++)
            {
                int place = (row * columns) + c;
                y[place] = (correlation * x[place]) + (rest * y[place]);
            }
        }

        return (Samples.Create(x, rows, columns), Samples.Create(y, rows, columns));
    }

    private static double[] Walk(int rows, int columns, double phi, RandomStream random)
    {
        double noise = Math.Sqrt(1 - (phi * phi));
        var values = new double[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i < columns ? random.NextNormal() : (phi * values[i - columns]) + (noise * random.NextNormal());
        }

        return values;
    }
}
