using LatentMI;

namespace PublicTests;

/// <summary>Samples whose first columns depend on each other.</summary>
internal static class Pairs
{
    /// <summary>Rows of normal columns; the first of Y is that of X and noise of a third of its deviation: 1.66 bits.</summary>
    public static (Samples X, Samples Y) Create(int count, int columns, int seed)
    {
        var random = new Random(seed);
        var x = new double[count, columns];
        var y = new double[count, columns];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                x[i, j] = Normal(random);
                y[i, j] = j == 0 ? x[i, 0] + (Normal(random) / 3) : Normal(random);
            }
        }

        return (Samples.Create(x), Samples.Create(y));
    }

    /// <summary>Labels of one column, 0 to 3, that decide half of the time.</summary>
    public static (Samples X, Samples Y) Labels(int count, int seed)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(4))];
        double[] y = [.. x.Select(label => random.Next(2) == 0 ? label : random.Next(4))];
        return (Samples.Create(x, count, 1), Samples.Create(y, count, 1));
    }

    /// <summary>Labels of one column, 0 to 3, and a number that is near the label.</summary>
    public static (Samples X, Samples Y) LabeledNumbers(int count, int seed)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(4))];
        double[] y = [.. x.Select(label => label + Normal(random))];
        return (Samples.Create(x, count, 1), Samples.Create(y, count, 1));
    }

    // The twelve uniform numbers of the textbooks: near enough to a normal one.
    private static double Normal(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
}
