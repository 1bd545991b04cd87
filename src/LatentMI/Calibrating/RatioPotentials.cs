using System.Runtime.Intrinsics;
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
    private const int RowsTogether = 1024;

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
                Extend(block, part, potentials.X, potentials.Y, (rows, logs) => ratio.LogRatios(rows, part, logs, compute), compute);
                Extend(block, part, potentials.Y, known, (rows, logs) => ratio.LogRatios(part, rows, logs.Transposed, compute), compute);
            }
        }

        return potentials;
    }

    /// <summary>Scales the matrix of exp(ln r - its largest) to row and column means of 1.</summary>
    private void Iterate(IDensityRatio ratio, int[] rows, Compute compute)
    {
        int count = rows.Length;
        MatrixView logs = New(count, count);
        ratio.LogRatios(rows, rows, logs, compute);
        float largest = Exponentials.Largest(logs.Span);
        var ratios = new double[count][];
        compute.Team.Run(count, i =>
        {
            Exponentials.Replace(logs.Row(i), largest);
            ratios[i] = new double[count];
            for (int j = 0; j < count; j++)
            {
                ratios[i][j] = logs.Row(i)[j];
            }
        });
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
                AddScaled(sums, x[i], ratios[i]);
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
                    for (int a = 0; a < row.Length; a++)
                    {
                        row[a] += added[a];
                    }

                    float largest = Exponentials.Largest(row);
                    target[some[r]] = -(largest + Math.Log(Exponentials.Replace(row, largest) / row.Length));
                }
            });
        }
    }

    private static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> values)
    {
        Vector256<double> factors = Vector256.Create(factor);
        int j = 0;
        for (; j <= target.Length - Vector256<double>.Count; j += Vector256<double>.Count)
        {
            (Vector256.Create<double>(target[j..]) + (factors * Vector256.Create(values[j..]))).CopyTo(target[j..]);
        }

        for (; j < target.Length; j++)
        {
            target[j] += factor * values[j];
        }
    }

    private static MatrixView New(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);
}
