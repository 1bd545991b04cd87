using LatentMI.Neighbors;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>All ways of searching, each of which must give the same numbers.</summary>
internal static class KsgWays
{
    public static TheoryData<string, NeighborSearchMethod> All { get; } = new()
    {
        { "scalar", NeighborSearchMethod.Tree },
        { "scalar", NeighborSearchMethod.Sweep },
        { "128", NeighborSearchMethod.Sweep },
        { "256", NeighborSearchMethod.Sweep },
        { "512", NeighborSearchMethod.Sweep },
        { "scalar", NeighborSearchMethod.Boxes },
        { "128", NeighborSearchMethod.Boxes },
        { "256", NeighborSearchMethod.Boxes },
        { "512", NeighborSearchMethod.Boxes },
    };

    /// <summary>Jointly normal X and Y, column by column with one correlation.</summary>
    public static (Samples X, Samples Y) Gaussian(int count, int dimensions, double correlation, ulong seed = 1)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[count * dimensions];
        var y = new double[count * dimensions];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextNormal();
            y[i] = (correlation * x[i]) + (Math.Sqrt(1 - (correlation * correlation)) * random.NextNormal());
        }

        return (Samples.Create(x, count, dimensions), Samples.Create(y, count, dimensions));
    }

    /// <summary>A copy in which every value is changed.</summary>
    public static Samples Map(Samples samples, Func<double, double> change)
    {
        var values = new double[samples.Count * samples.Dimensions];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = change(samples[i / samples.Dimensions, i % samples.Dimensions]);
        }

        return Samples.Create(values, samples.Count, samples.Dimensions);
    }
}
