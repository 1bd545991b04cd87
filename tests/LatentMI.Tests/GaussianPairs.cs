using LatentMI.Numerics;

namespace LatentMI.Tests;

/// <summary>Gaussian samples of known mutual information.</summary>
internal static class GaussianPairs
{
    /// <summary>
    /// The paper's Gaussian data: <paramref name="shared"/> correlated pairs of columns that hold <paramref name="bits"/> together, copies of them,
    /// and as many columns of noise. I(X;Y) = bits exactly.
    /// </summary>
    public static (Samples X, Samples Y) Create(int count, int dimensions, int shared, double bits, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double rho = Math.Sqrt(1 - Math.Pow(2, -2 * bits / shared));
        int noise = (dimensions - shared) / 2;
        var sources = new int[dimensions - noise];
        for (int j = 0; j < sources.Length; j++)
        {
            sources[j] = j < shared ? j : random.NextInt(shared);
        }

        var x = new float[count * dimensions];
        var y = new float[count * dimensions];
        var informativeX = new double[shared];
        var informativeY = new double[shared];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < shared; j++)
            {
                informativeX[j] = random.NextNormal();
                informativeY[j] = (rho * informativeX[j]) + (Math.Sqrt(1 - (rho * rho)) * random.NextNormal());
            }

            for (int j = 0; j < dimensions; j++)
            {
                x[(i * dimensions) + j] = (float)(j < sources.Length ? informativeX[sources[j]] : random.NextNormal());
                y[(i * dimensions) + j] = (float)(j < sources.Length ? informativeY[sources[j]] : random.NextNormal());
            }
        }

        return (Samples.Create(x, count, dimensions), Samples.Create(y, count, dimensions));
    }
}
