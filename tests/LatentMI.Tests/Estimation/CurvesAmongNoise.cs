using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>One column of a side depends on one of the other by a curve with noise, beside columns of noise.</summary>
internal static class CurvesAmongNoise
{
    private const double Noise = 0.3;
    private const int Steps = 400;

    /// <summary>The rows; the columns that depend on each other are the last ones.</summary>
    public static (Samples X, Samples Y) Create(string curve, int rows, int columns, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[rows * columns];
        var y = new double[rows * columns];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = (random.NextNormal(), random.NextNormal());
            if (i % columns == columns - 1)
            {
                x[i] = At(curve, random.NextUniform());
                double[] branches = Branches(curve, x[i]);
                y[i] = branches[random.NextInt(branches.Length)] + (Noise * y[i]);
            }
        }

        return (Samples.Create(x, rows, columns), Samples.Create(y, rows, columns));
    }

    /// <summary>H(Y) - H(Y|X) in bits, by sums over a grid.</summary>
    public static double Bits(string curve)
    {
        double[] points = [.. Enumerable.Range(0, Steps).Select(step => At(curve, (step + 0.5) / Steps))];
        return Entropy([.. points.SelectMany(x => Branches(curve, x))]) - points.Average(x => Entropy(Branches(curve, x)));
    }

    private static double At(string curve, double t) => curve == "circle" ? Math.Cos(2 * Math.PI * t) : (4 * t) - 2;

    /// <summary>Where Y may be, but for its noise.</summary>
    private static double[] Branches(string curve, double x) =>
        curve == "circle" ? [Math.Sqrt(1 - (x * x)), -Math.Sqrt(1 - (x * x))] : [(x * x * x) - (2 * x)];

    /// <summary>The entropy of normal noise around one of some places, in bits.</summary>
    private static double Entropy(double[] places)
    {
        const double Step = 0.03;
        double entropy = 0;
        for (double y = places.Min() - 2; y < places.Max() + 2; y += Step)
        {
            double density = places.Average(place => Math.Exp(-0.5 * Math.Pow((y - place) / Noise, 2))) / (Noise * Math.Sqrt(2 * Math.PI));
            entropy -= density > 0 ? Step * density * Math.Log2(density) : 0;
        }

        return entropy;
    }
}
