using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// The factors that normalize a density ratio on the rows of a block: exp(ln r(i, j) + X_i + Y_j) has mean 1 over j for every i and over i for every j
/// (R. Sinkhorn, 1964).
/// </summary>
/// <remarks>The iteration runs on an evenly spaced part of a large block; the other rows' factors follow from that part's.</remarks>
internal sealed class RatioPotentials
{
    private const int MostRows = 512;
    private const int Iterations = 20;
    private const int RowsPerPart = 32;

    private RatioPotentials(double[] x, double[] y) => (X, Y) = (x, y);

    /// <summary>The factor of each row of X, by its number among all rows.</summary>
    public double[] X { get; }

    /// <summary>The factor of each row of Y.</summary>
    public double[] Y { get; }

    /// <summary>Finds the factors of all rows.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="latents">The latents.</param>
    /// <param name="compute">What it runs on.</param>
    public static RatioPotentials Find(IDensityRatio ratio, LatentPairs latents, Compute compute)
    {
        var potentials = new RatioPotentials(new double[latents.Count], new double[latents.Count]);
        if (ratio is NoRatio)
        {
            return potentials;
        }

        foreach (int[] block in latents.Blocks)
        {
            int[] part = block;
            if (block.Length > MostRows)
            {
                part = [.. Enumerable.Range(0, MostRows).Select(i => block[(int)((long)i * block.Length / MostRows)])];
            }

            potentials.Iterate(ratio, part, compute);
            if (part != block)
            {
                var known = (double[])potentials.X.Clone();
                Extend(block, part, potentials.X, potentials.Y, ratio.LogRatio, compute);
                Extend(block, part, potentials.Y, known, (j, i) => ratio.LogRatio(i, j), compute);
            }
        }

        return potentials;
    }

    /// <summary>Scales the matrix of exp(ln r - its largest) to row and column means of 1.</summary>
    private void Iterate(IDensityRatio ratio, int[] rows, Compute compute)
    {
        int count = rows.Length;
        var logs = new double[count][];
        compute.Team.Run(count, i =>
        {
            logs[i] = new double[count];
            for (int j = 0; j < count; j++)
            {
                logs[i][j] = ratio.LogRatio(rows[i], rows[j]);
            }
        });
        double largest = logs.Max(row => row.Max());
        var ratios = new double[count][];
        compute.Team.Run(count, i => ratios[i] = Array.ConvertAll(logs[i], value => Math.Exp(value - largest)));
        var x = new double[count];
        var y = new double[count];
        Array.Fill(y, 1);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            var sums = new double[count];
            for (int i = 0; i < count; i++)
            {
                // A row of nothing but vanishing ratios keeps a finite factor.
                x[i] = count / Math.Max(double.Epsilon * count, CholeskyFactor.Dot(ratios[i], y));
                for (int j = 0; j < count; j++)
                {
                    sums[j] += x[i] * ratios[i][j];
                }
            }

            for (int j = 0; j < count; j++)
            {
                y[j] = count / Math.Max(double.Epsilon * count, sums[j]);
            }
        }

        for (int i = 0; i < count; i++)
        {
            X[rows[i]] = Math.Log(x[i]) - largest;
            Y[rows[i]] = Math.Log(y[i]);
        }
    }

    /// <summary>target_i = -ln mean over j of exp(ln r(i, j) + others_j), for rows beyond the part that was iterated on.</summary>
    private static void Extend(int[] rows, int[] against, double[] target, double[] others, Func<int, int, double> logRatio, Compute compute) =>
        compute.Team.Run((rows.Length + RowsPerPart - 1) / RowsPerPart, part =>
        {
            compute.ThrowIfCancelled();
            var values = new double[against.Length];
            for (int r = part * RowsPerPart; r < Math.Min(rows.Length, (part + 1) * RowsPerPart); r++)
            {
                double largest = double.NegativeInfinity;
                for (int a = 0; a < against.Length; a++)
                {
                    values[a] = logRatio(rows[r], against[a]) + others[against[a]];
                    largest = Math.Max(largest, values[a]);
                }

                double sum = 0;
                foreach (double value in values)
                {
                    sum += Math.Exp(value - largest);
                }

                target[rows[r]] = -(largest + Math.Log(sum / against.Length));
            }
        });
}
