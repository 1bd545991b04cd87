using System.Numerics;
using System.Runtime.InteropServices;
using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// The factors that normalize a density ratio on the rows of a block: exp(ln r(i, j) + X_i + Y_j) has mean 1 over j for every i and over i for every j
/// (R. Sinkhorn, 1964), a row's own pair counting half.
/// </summary>
/// <remarks>
/// <para>
/// With m rows and R the mean of r over true pairs, the logarithm of a mean over independent pairs is too low by R / (2 m) in the first order, as the mean is
/// noisy; and a mean that counts the row's own pair, which is no independent one, is too high by R / m. Half of it cancels the two.
/// </para>
/// <para>The iteration runs on an evenly spaced part of a large block. The other rows' factors follow from that part's, and from their own pair, which counts half too.</para>
/// </remarks>
internal sealed class RatioPotentials
{
    /// <summary>What a row's own pair counts.</summary>
    public const float OwnWeight = 0.5f;

    // The errors of several blocks are independent and cancel in the mean, and the time grows with the square.
    private const int MostRowsOfOne = 4096;
    private const int MostRowsOfMany = 2048;
    private const int Iterations = 20;

    // Factors that change by less than this are final.
    private const double Converged = 1e-7;

    private const int RowsPerPart = 32;
    private const int RowsTogether = 1024;

    // Beyond, the own pair is all that counts, and its square root is what is left of the rest.
    private const double LargestLog = 600;

    private RatioPotentials(double[] x, double[] y, int[] compared) => (X, Y, Compared) = (x, y, compared);

    /// <summary>The factor of each row of X, by its number among all rows.</summary>
    public double[] X { get; }

    /// <summary>The factor of each row of Y.</summary>
    public double[] Y { get; }

    /// <summary>How many pairs the factors of each row are of, its own included; 0 where the ratio is normalized by its formula.</summary>
    public int[] Compared { get; }

    /// <summary>Finds the factors of all rows.</summary>
    /// <param name="ratio">The ratio; the factors of one that is normalized by its formula are 0.</param>
    /// <param name="latents">The latents.</param>
    /// <param name="compute">What it runs on.</param>
    public static RatioPotentials Find(IRowRatio ratio, LatentPairs latents, Compute compute)
    {
        var potentials = new RatioPotentials(new double[latents.Count], new double[latents.Count], new int[latents.Count]);
        if (ratio is not IUnscaledRatio unscaled)
        {
            return potentials;
        }

        int most = latents.Blocks.Length == 1 ? MostRowsOfOne : MostRowsOfMany;
        foreach (int[] block in latents.Blocks)
        {
            int[] part = block;
            if (block.Length > most)
            {
                part = Array.ConvertAll(EvenlySpaced.Places(block.Length, most), place => block[place]);
            }

            potentials.Iterate(unscaled, part, compute);
            Array.ForEach(part, row => potentials.Compared[row] = part.Length);
            if (part != block)
            {
                var known = part.ToHashSet();
                int[] others = [.. block.Where(row => !known.Contains(row))];
                Extend(others, part, potentials.X, potentials.Y, (rows, logs) => unscaled.LogRatios(rows, part, logs, compute), compute);
                Extend(others, part, potentials.Y, potentials.X, (rows, logs) => unscaled.LogRatios(part, rows, logs.Transposed, compute), compute);
                Array.ForEach(others, row => potentials.CountOwnPair(row, unscaled.LogRatio(row, row), part.Length));
            }
        }

        return potentials;
    }

    /// <summary>
    /// Scales the matrix of r, its diagonal halved, to means of rows and of columns of 1. It begins with a largest element of 1 in each row and each column, so that none vanishes
    /// however far ln r spreads.
    /// </summary>
    private void Iterate(IUnscaledRatio ratio, int[] rows, Compute compute)
    {
        int count = rows.Length;
        MatrixView ratios = New(count, count);
        ratio.LogRatios(rows, rows, ratios, compute);
        var largestX = new float[count];
        var largestY = new float[count];
        Array.Fill(largestY, float.NegativeInfinity);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> row = ratios.Row(i);
            largestX[i] = Exponentials.Largest(row);
            Raise(largestY, row, largestX[i]);
        }

        float[] shiftsY = Array.ConvertAll(largestY, largest => -largest);
        compute.Team.Run(count, i =>
        {
            VectorSums.Add(ratios.Row(i), shiftsY);
            Exponentials.Replace(ratios.Row(i), largestX[i]);
            ratios.Row(i)[i] *= OwnWeight;
        });
        double weights = count - 1 + OwnWeight;
        var x = new double[count];
        var y = new double[count];
        var total = new double[count];
        Array.Fill(y, 1);
        int parts = (count + RowsPerPart - 1) / RowsPerPart;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            compute.ThrowIfCancelled();
            var sums = new double[parts][];
            var changes = new double[parts];
            compute.Team.Run(parts, part =>
            {
                var sum = new double[count];
                for (int i = part * RowsPerPart; i < Math.Min(count, (part + 1) * RowsPerPart); i++)
                {
                    double factor = weights / WeightedRows.Dot(ratios.Row(i), y);
                    changes[part] = Math.Max(changes[part], Math.Abs((x[i] / factor) - 1));
                    x[i] = factor;
                    WeightedRows.AddScaled(sum, x[i], ratios.Row(i));
                }

                sums[part] = sum;
            });
            Array.Clear(total);
            foreach (double[] partial in sums)
            {
                VectorSums.Add<double>(total, partial);
            }

            for (int j = 0; j < count; j++)
            {
                y[j] = weights / total[j];
            }

            if (changes.Max() < Converged)
            {
                break;
            }
        }

        for (int i = 0; i < count; i++)
        {
            X[rows[i]] = Math.Log(x[i]) - largestX[i];
            Y[rows[i]] = Math.Log(y[i]) + shiftsY[i];
        }
    }

    /// <summary>
    /// Adds the own pair to the means of a row beyond the part, in which it counts half. With a and b the means of r without the own pair's share s and without factors of the row,
    /// x (a + s y) = 1 and y (b + s x) = 1 have the solution x = q / a, y = q / b, q = 2 / (1 + (1 + 4 c)^(1/2)), c = s / (a b).
    /// </summary>
    private void CountOwnPair(int row, double logRatio, int others)
    {
        double all = others + OwnWeight;
        double logX = X[row] + Math.Log(all / others), logY = Y[row] + Math.Log(all / others);
        double logC = Math.Log(OwnWeight / all) + logRatio + logX + logY;
        double logQ = logC > LargestLog ? -logC / 2 : Math.Log(2 / (1 + Math.Sqrt(1 + (4 * Math.Exp(logC)))));
        (X[row], Y[row], Compared[row]) = (logX + logQ, logY + logQ, others + 1);
    }

    /// <summary>target_i = -ln mean over j of exp(ln r(i, j) + others_j), for rows beyond the part that was iterated on.</summary>
    private static void Extend(
        int[] rows, int[] against, double[] target, double[] others, Action<int[], MatrixView> logRatios, Compute compute)
    {
        float[] added = Array.ConvertAll(against, row => (float)others[row]);
        MatrixView logs = New(Math.Min(RowsTogether, rows.Length), against.Length);
        for (int first = 0; first < rows.Length; first += RowsTogether)
        {
            int[] some = rows[first..Math.Min(rows.Length, first + RowsTogether)];
            MatrixView used = logs.Block(0, 0, some.Length, against.Length);
            logRatios(some, used);
            compute.Team.Run((some.Length + RowsPerPart - 1) / RowsPerPart, part =>
            {
                compute.ThrowIfCancelled();
                for (int r = part * RowsPerPart; r < Math.Min(some.Length, (part + 1) * RowsPerPart); r++)
                {
                    Span<float> row = used.Row(r);
                    VectorSums.Add(row, added);
                    float largest = Exponentials.Largest(row);
                    target[some[r]] = -(largest + Math.Log(Exponentials.Replace(row, largest) / row.Length));
                }
            });
        }
    }

    /// <summary>Each number becomes that of a row less an offset, where that is larger.</summary>
    private static void Raise(Span<float> largest, ReadOnlySpan<float> row, float offset)
    {
        Span<Vector<float>> all = MemoryMarshal.Cast<float, Vector<float>>(largest);
        ReadOnlySpan<Vector<float>> values = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (int v = 0; v < all.Length; v++)
        {
            all[v] = Vector.Max(all[v], values[v] - new Vector<float>(offset));
        }

        for (int j = all.Length * Vector<float>.Count; j < largest.Length; j++)
        {
            largest[j] = MathF.Max(largest[j], row[j] - offset);
        }
    }

    private static MatrixView New(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);
}
