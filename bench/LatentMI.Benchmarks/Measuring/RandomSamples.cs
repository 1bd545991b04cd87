using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Measuring;

/// <summary>Random data of the benchmarks; a stream's index always gives the same numbers.</summary>
internal static class RandomSamples
{
    /// <summary>Normal numbers in a buffer.</summary>
    /// <param name="length">How many.</param>
    /// <param name="index">Which stream.</param>
    public static AlignedBuffer Buffer(int length, ulong index)
    {
        var random = new RandomStream(seed: 0, RandomPurpose.Data, index);
        var buffer = new AlignedBuffer(length);
        foreach (ref float value in buffer.Span)
        {
            value = (float)random.NextNormal();
        }

        return buffer;
    }

    /// <summary>Pairs of normal columns, float64, each column of Y correlated 0.6 with its column of X.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns of each side.</param>
    public static (Samples X, Samples Y) CorrelatedPairs(int count, int dimensions)
    {
        var random = new RandomStream(seed: 0, RandomPurpose.Data);
        var x = new double[count * dimensions];
        var y = new double[count * dimensions];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextNormal();
            y[i] = (0.6 * x[i]) + (0.8 * random.NextNormal());
        }

        return (Samples.Create(x, count, dimensions), Samples.Create(y, count, dimensions));
    }
}
