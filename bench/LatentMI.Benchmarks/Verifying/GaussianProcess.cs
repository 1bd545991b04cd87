using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>A stationary Gaussian process s_t = A s_(t-1) + e_t of which some coordinates are X and some Y: its rows, and what its histories tell, by formula.</summary>
/// <param name="transition">A, the rows first.</param>
/// <param name="noise">The variance of each coordinate of e, independent of the others.</param>
/// <param name="x">The coordinates that are X.</param>
/// <param name="y">The coordinates that are Y.</param>
internal sealed class GaussianProcess(double[,] transition, double[] noise, int[] x, int[] y)
{
    private const int Settling = 200;

    private readonly double[][,] _covariances = Covariances(transition, noise);

    /// <summary>Draws rows, after as many as the start is remembered for.</summary>
    /// <param name="rows">n.</param>
    /// <param name="random">The random numbers.</param>
    public (double[,] X, double[,] Y) Draw(int rows, RandomStream random)
    {
        var state = new double[noise.Length];
        var (drawnX, drawnY) = (new double[rows, x.Length], new double[rows, y.Length]);
        for (int t = -Settling; t < rows; t++)
        {
            var next = new double[state.Length];
            for (int i = 0; i < next.Length; i++)
            {
                next[i] = Math.Sqrt(noise[i]) * random.NextNormal();
                for (int j = 0; j < state.Length; j++)
                {
                    next[i] += transition[i, j] * state[j];
                }
            }

            state = next;
            for (int i = 0; t >= 0 && i < x.Length; i++)
            {
                drawnX[t, i] = state[x[i]];
            }

            for (int i = 0; t >= 0 && i < y.Length; i++)
            {
                drawnY[t, i] = state[y[i]];
            }
        }

        return (drawnX, drawnY);
    }

    /// <summary>I(source's past; target | target's past) of the rows before, in bits.</summary>
    /// <param name="fromX">Whether X is the source.</param>
    /// <param name="rows">k and l.</param>
    public double Transfer(bool fromX, int rows)
    {
        (int[] source, int[] target) = fromX ? (x, y) : (y, x);
        (int Lag, int Of)[] present = At(target, 0, 1), own = At(target, 1, rows), other = At(source, 1, rows);
        return (LogDeterminant([.. present, .. own]) + LogDeterminant([.. own, .. other]) - LogDeterminant(own) - LogDeterminant([.. present, .. own, .. other])) / 2 / Math.Log(2);
    }

    /// <summary>I(past; present) of the rows before, in bits.</summary>
    /// <param name="ofX">Whether of X.</param>
    /// <param name="rows">k.</param>
    public double Storage(bool ofX, int rows)
    {
        (int Lag, int Of)[] present = At(ofX ? x : y, 0, 1), own = At(ofX ? x : y, 1, rows);
        return (LogDeterminant(present) + LogDeterminant(own) - LogDeterminant([.. present, .. own])) / 2 / Math.Log(2);
    }

    private static (int Lag, int Of)[] At(int[] coordinates, int first, int rows) =>
        [.. Enumerable.Range(first, rows).SelectMany(lag => coordinates.Select(of => (lag, of)))];

    private double LogDeterminant((int Lag, int Of)[] values)
    {
        // The covariance of s_(t-a) and s_(t-b) is A^(b-a) S where b is not the smaller.
        double[][] lower = [.. values.Select((one, i) => values.Take(i + 1).Select(other => one.Lag <= other.Lag
            ? _covariances[other.Lag - one.Lag][one.Of, other.Of]
            : _covariances[one.Lag - other.Lag][other.Of, one.Of]).ToArray())];
        return CholeskyFactor.TryFactor(lower, smallestPivot: 0, CancellationToken.None, out _)!.LogDeterminant(values.Length);
    }

    /// <summary>A^h S for h from 0, S the solution of the discrete Lyapunov equation S = A S A' + Q, by repeated substitution.</summary>
    private static double[][,] Covariances(double[,] transition, double[] noise)
    {
        int size = noise.Length;
        var stationary = new double[size, size];
        for (int step = 0; step < 2000; step++)
        {
            double[,] next = Multiply(Multiply(transition, stationary), transition, isTransposed: true);
            for (int i = 0; i < size; i++)
            {
                next[i, i] += noise[i];
            }

            stationary = next;
        }

        var covariances = new double[12][,];
        covariances[0] = stationary;
        for (int lag = 1; lag < covariances.Length; lag++)
        {
            covariances[lag] = Multiply(transition, covariances[lag - 1]);
        }

        return covariances;
    }

    private static double[,] Multiply(double[,] left, double[,] right, bool isTransposed = false)
    {
        int size = left.GetLength(0);
        var product = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                if (left[i, k] == 0)
                {
                    continue;
                }

                for (int j = 0; j < size; j++)
                {
                    product[i, j] += left[i, k] * (isTransposed ? right[j, k] : right[k, j]);
                }
            }
        }

        return product;
    }
}
