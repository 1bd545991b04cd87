namespace LatentMI.Tests.Golden;

/// <summary>The data of golden estimates: small, and made by additions and multiplications alone, so that they are the same on every machine.</summary>
internal static class GoldenSamples
{
    private const int Count = 240;

    /// <summary>Five columns and four, of which two pairs are correlated.</summary>
    public static (Samples X, Samples Y) Gaussian { get; } = Pairs(1, Count, 5, 4, correlation: 0.75);

    /// <summary>The same in float32.</summary>
    public static (Samples X, Samples Y) Singles { get; } = (ToSingles(Gaussian.X), ToSingles(Gaussian.Y));

    /// <summary>Thirty columns and twenty-five, of which two pairs are correlated.</summary>
    public static (Samples X, Samples Y) Wide { get; } = Pairs(2, Count, 30, 25, correlation: 0.9);

    /// <summary>A column each, strongly correlated.</summary>
    public static (Samples X, Samples Y) Narrow { get; } = Pairs(3, Count, 1, 1, correlation: 0.8);

    /// <summary>Two columns and three that share nothing.</summary>
    public static (Samples X, Samples Y) Independent { get; } = Pairs(4, Count, 2, 3, correlation: 0);

    /// <summary>Y is the square of X, and noise; a column each.</summary>
    public static (Samples X, Samples Y) Square { get; } = Squares(5, Count, columns: 1);

    /// <summary>The same of the first of twelve columns each.</summary>
    public static (Samples X, Samples Y) WideSquare { get; } = Squares(6, Count, columns: 12);

    /// <summary>Two columns each: Y's first is the square of X's, its second X's second, with noise.</summary>
    public static (Samples X, Samples Y) SquareAndLine { get; } = Make(13, Count, 2, 2, (random, x, y) =>
    {
        Fill(random, x);
        Fill(random, y);
        y[0] = (x[0] * x[0]) + (0.2 * y[0]);
        y[1] = (0.8 * x[1]) + (0.6 * y[1]);
    });

    /// <summary>A quarter of the rows lie far off on both sides, which no Gaussian describes; four columns each.</summary>
    public static (Samples X, Samples Y) Clusters { get; } = Make(7, Count, 4, 4, (random, x, y) =>
    {
        for (int c = 0; c < x.Length; c++)
        {
            x[c] = random.NextNearlyNormal();
            y[c] = random.NextNearlyNormal();
        }

        int cluster = 4 * Whole(random, 2) * Whole(random, 2);
        x[0] = (0.1 * x[0]) + cluster;
        y[0] = (0.1 * y[0]) + cluster;
    });

    /// <summary>Labels of four and of three kinds that often agree.</summary>
    public static (Samples X, Samples Y) Labels { get; } = Make(8, Count, 1, 1, (random, x, y) =>
    {
        x[0] = Whole(random, 4);
        y[0] = random.NextUniform() < 0.6 ? Math.Min(x[0], 2) : Whole(random, 3);
    });

    /// <summary>Columns, and a label that the signs of two of them tell together.</summary>
    public static (Samples X, Samples Y) ToLabel { get; } = Make(9, Count, 4, 1, (random, x, y) =>
    {
        Fill(random, x);
        y[0] = x[2] > 1 ? 2 : (x[0] > 0) == (x[1] > 0) ? 1 : 0;
    });

    /// <summary>A column, and a label that changes at every step of it.</summary>
    public static (Samples X, Samples Y) ToStripes { get; } = Make(14, Count, 1, 1, (random, x, y) =>
    {
        Fill(random, x);
        y[0] = Math.Abs((int)Math.Floor(3 * x[0])) % 2;
    });

    /// <summary>A series that remembers, and one that follows it.</summary>
    public static (Samples X, Samples Y) Series { get; } = MakeSeries(10, 400);

    /// <summary>Rows of forty groups that have something in common, and their groups.</summary>
    public static (Samples X, Samples Y) Grouped { get; } = MakeGroups(11, Count);

    /// <summary>The groups of <see cref="Grouped"/>.</summary>
    public static string[] Groups { get; } = [.. Enumerable.Range(0, Count).Select(row => $"group {row % 40}")];

    /// <summary>The folds of latents that encoders of their own made.</summary>
    public static int[] Folds { get; } = [.. Enumerable.Range(0, Count).Select(row => row % 3)];

    /// <summary>X and Y that depend on Z, and on each other besides.</summary>
    public static (Samples X, Samples Y, Samples Z) Conditional { get; } = MakeConditional(12, 200);

    private delegate void Row(ReferenceRandom random, Span<double> x, Span<double> y);

    private static (Samples X, Samples Y) Pairs(ulong seed, int count, int dx, int dy, double correlation)
    {
        int pairs = Math.Min(2, Math.Min(dx, dy));
        double rest = Math.Sqrt(1 - (correlation * correlation));
        return Make(seed, count, dx, dy, (random, x, y) =>
        {
            Fill(random, x);
            Fill(random, y);
            for (int c = 0; c < pairs; c++)
            {
                y[c] = (correlation * x[c]) + (rest * y[c]);
            }
        });
    }

    private static (Samples X, Samples Y) Squares(ulong seed, int count, int columns) => Make(seed, count, columns, columns, (random, x, y) =>
    {
        Fill(random, x);
        Fill(random, y);
        y[0] = (x[0] * x[0]) + (0.3 * y[0]);
    });

    private static (Samples X, Samples Y) MakeSeries(ulong seed, int count)
    {
        double last = 0;
        return Make(seed, count, 2, 2, (random, x, y) =>
        {
            Fill(random, x);
            Fill(random, y);
            last = x[0] = (0.6 * last) + (0.8 * x[0]);
            y[0] = (0.8 * last) + (0.6 * y[0]);
        });
    }

    private static (Samples X, Samples Y) MakeGroups(ulong seed, int count)
    {
        var ofGroups = new ReferenceRandom(seed + 1000);
        double[] common = [.. Enumerable.Range(0, 40).Select(_ => ofGroups.NextNearlyNormal())];
        int row = 0;
        return Make(seed, count, 3, 3, (random, x, y) =>
        {
            Fill(random, x);
            Fill(random, y);
            y[0] = (0.7 * x[0]) + (0.7 * y[0]);
            x[1] = (0.6 * x[1]) + (0.8 * common[row++ % 40]);
        });
    }

    private static (Samples X, Samples Y, Samples Z) MakeConditional(ulong seed, int count)
    {
        var ofZ = new ReferenceRandom(seed + 1000);
        double[] z = [.. Enumerable.Range(0, 2 * count).Select(_ => ofZ.NextNearlyNormal())];
        int row = 0;
        (Samples x, Samples y) = Make(seed, count, 2, 2, (random, x, y) =>
        {
            Fill(random, x);
            Fill(random, y);
            x[0] += z[2 * row];
            y[0] += z[2 * row++] + (0.8 * x[1]);
        });
        return (x, y, Samples.Create(z, count, 2));
    }

    private static (Samples X, Samples Y) Make(ulong seed, int count, int dx, int dy, Row row)
    {
        var random = new ReferenceRandom(seed);
        var x = new double[count * dx];
        var y = new double[count * dy];
        for (int i = 0; i < count; i++)
        {
            row(random, x.AsSpan(i * dx, dx), y.AsSpan(i * dy, dy));
        }

        return (Samples.Create(x, count, dx), Samples.Create(y, count, dy));
    }

    private static void Fill(ReferenceRandom random, Span<double> values)
    {
        foreach (ref double value in values)
        {
            value = random.NextNearlyNormal();
        }
    }

    private static int Whole(ReferenceRandom random, int bound) => (int)(bound * random.NextUniform());

    private static Samples ToSingles(Samples samples)
    {
        float[] values = [.. Enumerable.Range(0, samples.Count * samples.Dimensions)
            .Select(i => (float)samples[i / samples.Dimensions, i % samples.Dimensions])];
        return Samples.Create(values, samples.Count, samples.Dimensions);
    }
}
