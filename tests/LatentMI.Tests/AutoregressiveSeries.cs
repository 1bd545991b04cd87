using LatentMI.Numerics;

namespace LatentMI.Tests;

/// <summary>Two independent series of first order autoregressive columns, each value phi times the one before and noise.</summary>
internal static class AutoregressiveSeries
{
    /// <summary>Makes the series, of variance 1.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columns">The columns of each side.</param>
    /// <param name="phi">The correlation of neighboring rows.</param>
    /// <param name="seed">The seed.</param>
    public static (Samples X, Samples Y) Create(int rows, int columns, double phi, ulong seed)
    {
        return (Side(0), Side(1));

        Samples Side(ulong index)
        {
            var random = new RandomStream(seed, RandomPurpose.Data, index);
            double noise = Math.Sqrt(1 - (phi * phi));
            var values = new double[rows * columns];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = i < columns ? random.NextNormal() : (phi * values[i - columns]) + (noise * random.NextNormal());
            }

            return Samples.Create(values, rows, columns);
        }
    }
}
