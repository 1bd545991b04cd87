using LatentMI;

namespace Extending;

/// <summary>Pairs of normal numbers of known information, and ways to hide them among columns of noise.</summary>
public sealed class GaussianPairs(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The correlation of two normal numbers that share so many bits, I = -1/2 log2(1 - rho^2).</summary>
    /// <param name="bits">I.</param>
    public static double Correlation(double bits) => Math.Sqrt(1 - Math.Pow(2, -2 * bits));

    /// <summary>A normal number of mean 0 and variance 1.</summary>
    public double Next() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>A pair of normal numbers with a correlation.</summary>
    /// <param name="correlation">The correlation.</param>
    public (double X, double Y) NextPair(double correlation)
    {
        double x = Next();
        return (x, (correlation * x) + (Math.Sqrt(1 - (correlation * correlation)) * Next()));
    }

    /// <summary>A random sign.</summary>
    public int NextSign() => _random.Next(2) == 0 ? -1 : 1;

    /// <summary>An angle, uniform on the circle.</summary>
    public double NextAngle() => 2 * Math.PI * _random.NextDouble();

    /// <summary>Rows whose first column is given and whose others are noise, in a random orthogonal basis: no column shows the first by itself.</summary>
    /// <param name="first">The first column.</param>
    /// <param name="columns">The number of columns.</param>
    public Samples Hide(double[] first, int columns)
    {
        // A reflection is orthogonal, so that no information is lost.
        double[] mirror = [.. Enumerable.Range(0, columns).Select(_ => Next())];
        double squares = mirror.Sum(value => value * value);
        var rows = new double[first.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            double[] row = [first[i], .. Enumerable.Range(1, columns - 1).Select(_ => Next())];
            double along = 2 * row.Zip(mirror, (value, direction) => value * direction).Sum() / squares;
            rows[i] = [.. row.Select((value, c) => value - (along * mirror[c]))];
        }

        return Samples.Create(rows);
    }
}
