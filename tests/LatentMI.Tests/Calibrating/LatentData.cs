using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

/// <summary>Latents of known mutual information, of five folds in one block.</summary>
internal static class LatentData
{
    /// <summary>The number of folds; row i is in fold i modulo this.</summary>
    public const int Folds = 5;

    private delegate void RowMaker(RandomStream random, Span<float> x, Span<float> y);

    /// <summary>Pairs of normal columns that hold the bits in equal shares.</summary>
    public static LatentPairs Gaussian(int count, int dimensions, double bits, ulong seed)
    {
        double rho = Math.Sqrt(1 - Math.Pow(2, -2 * bits / dimensions));
        return Create(count, dimensions, seed, (random, x, y) =>
        {
            for (int l = 0; l < dimensions; l++)
            {
                double a = random.NextNormal();
                x[l] = (float)a;
                y[l] = (float)((rho * a) + (Math.Sqrt(1 - (rho * rho)) * random.NextNormal()));
            }
        });
    }

    /// <summary>Labels of equal chance that agree with a probability, at +-3 in the first column, with unit noise in all columns.</summary>
    public static LatentPairs Clusters(int count, int dimensions, double agreement, ulong seed) =>
        Create(count, dimensions, seed, (random, x, y) =>
        {
            int label = random.NextUniform() < 0.5 ? -1 : 1;
            int other = random.NextUniform() < agreement ? label : -label;
            for (int l = 0; l < dimensions; l++)
            {
                x[l] = (float)((l == 0 ? 3 * label : 0) + random.NextNormal());
                y[l] = (float)((l == 0 ? 3 * other : 0) + random.NextNormal());
            }
        });

    /// <summary>The same pairs in one block whose rows are in another order, or in several blocks.</summary>
    public static LatentPairs WithBlocks(LatentPairs pairs, int[][] blocks) => new(pairs.X, pairs.Y, blocks, pairs.Folds);

    /// <summary>None, Gaussian or critic, as the estimate chooses among them.</summary>
    public static FittedRatio Choose(LatentPairs latents, Compute compute)
    {
        FittedRatio best = FittedRatio.Score(new NoRatio(), latents, compute);
        foreach (IRowRatio ratio in new[] { GaussianRatio.Fit(latents, compute), CriticRatios.Fit([latents, latents], CriticRatios.OfLatents, seed: 1, compute) })
        {
            FittedRatio fitted = FittedRatio.Score(ratio, latents, compute);
            best = FittedRatio.IsWorthwhile(best, fitted, errors: 2) ? fitted : best;
        }

        return best;
    }

    private static LatentPairs Create(int count, int dimensions, ulong seed, RowMaker make)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new MatrixView(new AlignedBuffer(count * dimensions), count, dimensions);
        var y = new MatrixView(new AlignedBuffer(count * dimensions), count, dimensions);
        for (int i = 0; i < count; i++)
        {
            make(random, x.Row(i), y.Row(i));
        }

        return new LatentPairs(x, y, [[.. Enumerable.Range(0, count)]], [.. Enumerable.Range(0, count).Select(i => i % Folds)]);
    }
}
