using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Samples of X, Y and Z whose conditional information is known.</summary>
internal static class GaussianTriples
{
    /// <summary>X = a Z + U, Y = a Z + V, U and V normal with a correlation, each column by itself: I(X;Y|Z) = -d/2 log2(1 - correlation^2).</summary>
    public static (Samples X, Samples Y, Samples Z) CommonCause(int count, int dimensions, double weight, double correlation, ulong seed = 1) =>
        Create(count, dimensions, seed, random =>
        {
            double z = random.NextNormal(), u = random.NextNormal();
            double v = (correlation * u) + (Math.Sqrt(1 - (correlation * correlation)) * random.NextNormal());
            return ((weight * z) + u, (weight * z) + v, z);
        });

    /// <summary>Y = X + Z + noise of variance 1, X and Z independent: I(X;Y|Z) = d/2 bits, I(X;Y) = d/2 log2(3/2) bits.</summary>
    public static (Samples X, Samples Y, Samples Z) Sum(int count, int dimensions, ulong seed = 1) => Create(count, dimensions, seed, random =>
    {
        double x = random.NextNormal(), z = random.NextNormal();
        return (x, x + z + random.NextNormal(), z);
    });

    /// <summary>The conditional information of <see cref="CommonCause"/> in bits.</summary>
    public static double Bits(int dimensions, double correlation) => -0.5 * dimensions * Math.Log2(1 - (correlation * correlation));

    private static (Samples X, Samples Y, Samples Z) Create(
        int count, int dimensions, ulong seed, Func<RandomStream, (double X, double Y, double Z)> draw)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[] x = new double[count * dimensions], y = new double[x.Length], z = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i], z[i]) = draw(random);
        }

        return (Samples.Create(x, count, dimensions), Samples.Create(y, count, dimensions), Samples.Create(z, count, dimensions));
    }
}
