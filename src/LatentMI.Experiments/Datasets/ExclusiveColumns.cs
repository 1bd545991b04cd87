using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets;

/// <summary>Columns that a side has to itself: uniform on [0, 1) and independent of everything, so that they change no mutual information.</summary>
internal static class ExclusiveColumns
{
    private const ulong StreamX = 1;
    private const ulong StreamY = 2;

    /// <summary>Appends columns to pairs of numbers. How many there are does not change the pairs.</summary>
    /// <param name="x">A number for each row of X.</param>
    /// <param name="y">A number for each row of Y.</param>
    /// <param name="exclusive">q, the number of columns to append to each side.</param>
    /// <param name="seed">The seed of the columns.</param>
    public static (Samples X, Samples Y) Append(float[] x, float[] y, int exclusive, ulong seed) =>
        (Append(x, exclusive, new RandomStream(seed, RandomPurpose.Data, StreamX)), Append(y, exclusive, new RandomStream(seed, RandomPurpose.Data, StreamY)));

    private static Samples Append(float[] first, int exclusive, RandomStream random)
    {
        int dimensions = exclusive + 1;
        var values = new float[checked(first.Length * dimensions)];
        for (int i = 0; i < first.Length; i++)
        {
            Span<float> row = values.AsSpan(i * dimensions, dimensions);
            row[0] = first[i];
            for (int j = 1; j < dimensions; j++)
            {
                row[j] = (float)random.NextUniform();
            }
        }

        return Samples.Create(values, first.Length, dimensions);
    }
}
