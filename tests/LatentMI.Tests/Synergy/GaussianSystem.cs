using LatentMI.Numerics;
using LatentMI.Studies.Synergy;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Tests.Synergy;

/// <summary>Sides whose columns are sums of independent standard normals, so that all information between them follows from covariances.</summary>
/// <param name="sides">The loadings of each column of each side; the target is last.</param>
internal sealed class GaussianSystem(params double[][][] sides)
{
    /// <summary>Y is the sum of A and B, with noise: synergy.</summary>
    public static GaussianSystem Sum { get; } = new([[1, 0, 0]], [[0, 1, 0]], [[1, 1, 1]]);

    /// <summary>A and B are the target with noise: redundancy.</summary>
    public static GaussianSystem Copies { get; } = new([[1, 1, 0]], [[1, 0, 1]], [[1, 0, 0]]);

    /// <summary>Columns that A and B have in common, that each has for itself, and that need both.</summary>
    public static GaussianSystem Mixed { get; } = new(
        [[1, 0, 0, 0, 1, 0, 0], [0, 1, 0, 0, 0, 0, 0]], [[1, 0, 0, 0, 0, 1, 0], [0, 0, 1, 0, 0, 0, 0]], [[1, 1, 0, 0, 0, 0, 0.5], [0, 1, 1, 1, 0, 0, 0]]);

    /// <summary>Three noisy copies of a third of the target, and what they have not.</summary>
    public static GaussianSystem Three { get; } = new([[1, 0, 1, 0, 0, 0]], [[1, 0, 0, 1, 0, 0]], [[0, 1, 0, 0, 1, 0]], [[1, 1, 0, 0, 0, 1]]);

    /// <summary><see cref="Mixed"/> with columns of noise beside its own.</summary>
    /// <param name="columns">The columns of each source.</param>
    public static GaussianSystem Wide(int columns)
    {
        double[][][] informative = Mixed.Sides;
        int noise = columns - informative[0].Length;
        int factors = informative[0][0].Length + (2 * noise);
        return new([.. informative.Select((side, number) => new[]
        {
            side.Select(Extended), Enumerable.Range(0, number == 2 ? 0 : noise).Select(column => Only(informative[0][0].Length + (number * noise) + column)),
        }.SelectMany(part => part).ToArray())]);

        double[] Extended(double[] loadings) => [.. loadings, .. new double[2 * noise]];

        double[] Only(int factor) => [.. Enumerable.Range(0, factors).Select(other => other == factor ? 1.0 : 0)];
    }

    /// <summary>The loadings.</summary>
    private double[][][] Sides => sides;

    /// <summary>Draws rows.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="seed">The seed.</param>
    public (SynergySide[] Sources, SynergySide Target) Draw(int rows, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        int factors = sides[0][0].Length;
        double[][] hidden = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, factors).Select(_ => random.NextNormal()).ToArray())];
        SynergySide[] drawn =
        [
            .. sides.Select((columns, side) => new SynergySide(
                side == sides.Length - 1 ? "y" : $"{(char)('a' + side)}",
                Samples.Create([.. hidden.SelectMany(row => columns.Select(loadings => loadings.Zip(row, (loading, value) => loading * value).Sum()))], rows, columns.Length))),
        ];
        return (drawn[..^1], drawn[^1]);
    }

    /// <summary>The information between some sides and others, in bits.</summary>
    /// <param name="first">The numbers of the sides; the target is the last one.</param>
    /// <param name="second">The numbers of the others.</param>
    public double Bits(int[] first, params int[] second) => LogDeterminant(first) + LogDeterminant(second) - LogDeterminant([.. first, .. second]);

    /// <summary>The total correlation of all sides, in bits.</summary>
    public double TotalCorrelation => Enumerable.Range(0, sides.Length).Sum(side => LogDeterminant([side])) - LogDeterminant([.. Enumerable.Range(0, sides.Length)]);

    /// <summary>The O-information of all sides by its definition with entropies, in bits.</summary>
    public double OInformation
    {
        get
        {
            int[] all = [.. Enumerable.Range(0, sides.Length)];
            return ((all.Length - 2) * LogDeterminant(all)) + all.Sum(side => LogDeterminant([side]) - LogDeterminant([.. all.Where(other => other != side)]));
        }
    }

    /// <summary>Half the binary logarithm of the determinant of the covariance: the entropy but for what cancels.</summary>
    private double LogDeterminant(int[] of)
    {
        double[][] columns = [.. of.SelectMany(side => sides[side])];
        double[][] covariance = [.. columns.Select(one => columns.Select(other => one.Zip(other, (left, right) => left * right).Sum()).ToArray())];
        return Math.Log2(DenseMatrix.OfRowArrays(covariance).Determinant()) / 2;
    }
}
