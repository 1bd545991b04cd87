using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Small data for estimates with <see cref="LatentMiOptions.Default"/>.</summary>
internal static class CrossFitted
{
    /// <summary>Estimates on two threads.</summary>
    public static LatentMiEstimate Estimate(Samples x, Samples y, LatentMiOptions? options = null) =>
        new LatentMiEstimator((options ?? LatentMiOptions.Default) with { Threads = options?.Threads is > 0 and int threads ? threads : 2 })
            .Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A cosine and a sine of one angle with a little noise, beside two columns of noise each: symmetric, hence uncorrelated.</summary>
    public static (Samples X, Samples Y) Circle(int count, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[count * 3];
        var y = new double[count * 3];
        for (int i = 0; i < count; i++)
        {
            double angle = 2 * Math.PI * random.NextUniform();
            x[3 * i] = Math.Cos(angle) + (0.1 * random.NextNormal());
            y[3 * i] = Math.Sin(angle) + (0.1 * random.NextNormal());
            for (int c = 1; c < 3; c++)
            {
                x[(3 * i) + c] = random.NextNormal();
                y[(3 * i) + c] = random.NextNormal();
            }
        }

        return (Samples.Create(x, count, 3), Samples.Create(y, count, 3));
    }

    /// <summary>Five classes in one column of Y, each with its own mean of the four columns of X, far from the others'; nearly log2 5 bits.</summary>
    public static (Samples X, Samples Y) Classes(int count, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[] centers = [.. Enumerable.Range(0, 20).Select(_ => 4 * random.NextNormal())];
        var x = new double[count * 4];
        var y = new double[count];
        for (int i = 0; i < count; i++)
        {
            int label = random.NextInt(5);
            y[i] = label;
            for (int c = 0; c < 4; c++)
            {
                x[(4 * i) + c] = centers[(4 * label) + c] + random.NextNormal();
            }
        }

        return (Samples.Create(x, count, 4), Samples.Create(y, count, 1));
    }

    /// <summary>A copy with normal noise added to every value.</summary>
    public static Samples WithNoise(Samples samples, double deviation)
    {
        var random = new RandomStream(77, RandomPurpose.Data);
        return KsgWays.Map(samples, value => value + (deviation * random.NextNormal()));
    }
}
