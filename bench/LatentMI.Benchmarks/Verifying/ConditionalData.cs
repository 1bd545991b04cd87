using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>X, Y and Z of known I(X;Y|Z): two informative columns of each side, copies of them, and as many columns of noise.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="TrueBits">I(X;Y|Z).</param>
/// <param name="Draw">Draws x, y and z of one informative column.</param>
internal sealed record ConditionalData(string Name, double TrueBits, Func<RandomStream, (double X, double Y, double Z)> Draw)
{
    private const int Informative = 2;
    private const double Shared = 0.9;

    // The correlation that gives the two columns 1 bit together.
    private static readonly double Bit = Math.Sqrt(0.5);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConditionalData> All { get; } =
    [
        new("cause", 0, random =>
        {
            double z = random.NextNormal();
            return (Mix(Shared, z, random), Mix(Shared, z, random), z);
        }),
        new("chain", 0, random =>
        {
            double x = random.NextNormal(), z = Mix(Shared, x, random);
            return (x, Mix(Shared, z, random), z);
        }),
        new("partial", 1, random =>
        {
            double z = random.NextNormal(), own = random.NextNormal();
            return (z + own, z + Mix(Bit, own, random), z);
        }),
        new("apart", 1, random =>
        {
            double x = random.NextNormal();
            return (x, Mix(Bit, x, random), random.NextNormal());
        }),
        new("sum", 1, random =>
        {
            double x = random.NextNormal(), z = random.NextNormal();
            return (x, x + z + random.NextNormal(), z);
        }),
        new("product", ProductBits(), random =>
        {
            double x = random.NextNormal(), z = random.NextNormal();
            return (x, (x * z) + (ProductNoise * random.NextNormal()), z);
        }),
    ];

    private const double ProductNoise = 0.3;

    /// <summary>Makes samples.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columns">The columns of each side, at least 2.</param>
    /// <param name="seed">The seed.</param>
    public (Samples X, Samples Y, Samples Z) Create(int rows, int columns, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        int[][] sources = [.. Enumerable.Range(0, 3).Select(_ => Sources(columns, random))];
        float[][] sides = [.. Enumerable.Range(0, 3).Select(_ => new float[rows * columns])];
        var drawn = new (double X, double Y, double Z)[Informative];
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < Informative; k++)
            {
                drawn[k] = Draw(random);
            }

            for (int c = 0; c < columns; c++)
            {
                for (int side = 0; side < sides.Length; side++)
                {
                    sides[side][(i * columns) + c] = sources[side][c] is >= 0 and int source ? (float)Value(drawn[source], side) : (float)random.NextNormal();
                }
            }
        }

        return (Samples.Create(sides[0], rows, columns), Samples.Create(sides[1], rows, columns), Samples.Create(sides[2], rows, columns));
    }

    private static double Value((double X, double Y, double Z) drawn, int side) => side switch { 0 => drawn.X, 1 => drawn.Y, _ => drawn.Z };

    /// <summary>Which informative column each column copies; -1 for noise.</summary>
    private static int[] Sources(int columns, RandomStream random)
    {
        int copies = (columns - Informative) / 2;
        return [.. Enumerable.Range(0, columns).Select(column =>
            column < Informative ? column : column < Informative + copies ? random.NextInt(Informative) : -1)];
    }

    private static double Mix(double weight, double value, RandomStream random) =>
        (weight * value) + (Math.Sqrt(1 - (weight * weight)) * random.NextNormal());

    /// <summary>The mean over z of the information that x and x z + noise share, integrated by the trapezoidal rule.</summary>
    private static double ProductBits()
    {
        const double Step = 0.002;
        double sum = 0;
        for (int i = -4000; i <= 4000; i++)
        {
            double z = i * Step;
            sum += Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * Step * 0.5 * Math.Log2(1 + (z * z / (ProductNoise * ProductNoise)));
        }

        return Informative * sum;
    }
}
