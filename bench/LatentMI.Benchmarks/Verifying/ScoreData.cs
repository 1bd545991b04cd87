using LatentMI.Experiments.Datasets;
using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>Data whose pointwise information is known, for scores of new pairs.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bits">I(X;Y).</param>
/// <param name="Create">Makes so many rows by a seed.</param>
/// <param name="Pointwise">The true value in bits of row i of X beside row j of Y.</param>
internal sealed record ScoreData(string Name, double Bits, Func<int, ulong, (Samples X, Samples Y)> Create, Func<Samples, int, Samples, int, double> Pointwise)
{
    private const int Clusters = 8;
    private const int ClusterColumns = 20;
    private const double ClusterDistance = 4;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScoreData> All { get; } =
    [
        Gaussian(5, 1, 0),
        Gaussian(5, 1, 1),
        Gaussian(50, 1, 1),
        Gaussian(5, 1, 2),
        Gaussian(50, 1, 2),
        Gaussian(50, 5, 3),
        OfClusters(),
    ];

    /// <summary>Pairs of correlated columns, copies of them and columns of noise, of <see cref="GaussianRecipe"/>.</summary>
    private static ScoreData Gaussian(int columns, int pairs, double bits)
    {
        double squared = 1 - Math.Pow(2, -2 * bits / pairs);
        return new ScoreData(
            FormattableString.Invariant($"Gaussian, {bits} bits in {pairs} of {columns} columns"),
            bits,
            (count, seed) =>
            {
                Dataset data = new GaussianRecipe { Dimensions = columns, IntrinsicDimensions = pairs, Bits = bits, Count = count }.Create(seed);
                return (data.X, data.Y);
            },
            (x, i, y, j) => Enumerable.Range(0, pairs).Sum(c =>
            {
                double quadratic = (squared * ((x[i, c] * x[i, c]) + (y[j, c] * y[j, c]))) - (2 * Math.Sqrt(squared) * x[i, c] * y[j, c]);
                return ((-Math.Log(1 - squared) / 2) - (quadratic / (2 * (1 - squared)))) / Math.Log(2);
            }));
    }

    /// <summary>Both sides show the same cluster of eight, around centers of their own that lie so far apart that 3 bits are shared.</summary>
    private static ScoreData OfClusters()
    {
        var random = new RandomStream(0, RandomPurpose.Data, index: 1);
        double[] centers = [.. Enumerable.Range(0, 2 * Clusters * ClusterColumns).Select(_ => ClusterDistance * random.NextNormal())];
        return new ScoreData("clusters, 20 columns", Math.Log2(Clusters), Create, (x, i, y, j) => Nearest(x, i, 0) == Nearest(y, j, Clusters) ? Math.Log2(Clusters) : double.NegativeInfinity);

        int Nearest(Samples rows, int row, int first) => Enumerable.Range(0, Clusters).MinBy(cluster =>
            Enumerable.Range(0, ClusterColumns).Sum(c => Math.Pow(rows[row, c] - centers[((first + cluster) * ClusterColumns) + c], 2)));

        (Samples X, Samples Y) Create(int count, ulong seed)
        {
            var rows = new RandomStream(seed, RandomPurpose.Data);
            var x = new double[count * ClusterColumns];
            var y = new double[count * ClusterColumns];
            for (int i = 0; i < count; i++)
            {
                int cluster = rows.NextInt(Clusters);
                for (int c = 0; c < ClusterColumns; c++)
                {
                    x[(i * ClusterColumns) + c] = centers[(cluster * ClusterColumns) + c] + rows.NextNormal();
                    y[(i * ClusterColumns) + c] = centers[((Clusters + cluster) * ClusterColumns) + c] + rows.NextNormal();
                }
            }

            return (Samples.Create(x, count, ClusterColumns), Samples.Create(y, count, ClusterColumns));
        }
    }
}
