using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>The lower triangle L of a symmetric positive definite matrix A = L L', in double.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[][] _rows;

    private CholeskyFactor(double[][] rows) => _rows = rows;

    /// <summary>The number of rows and columns.</summary>
    public int Size => _rows.Length;

    /// <summary>Factors a matrix in place.</summary>
    /// <param name="lower">Row i holds A[i, 0..i]; becomes L's.</param>
    /// <param name="smallestPivot">The smallest square of a diagonal element of L that is taken to be positive.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <param name="dependent">The first row, from 0, that depends linearly on those before it, or -1.</param>
    /// <returns>L, or null where a row depends on others.</returns>
    public static CholeskyFactor? TryFactor(double[][] lower, double smallestPivot, CancellationToken cancellationToken, out int dependent)
    {
        for (int i = 0; i < lower.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] row = lower[i];
            for (int j = 0; j < i; j++)
            {
                row[j] = (row[j] - Dot(row.AsSpan(0, j), lower[j].AsSpan(0, j))) / lower[j][j];
            }

            double pivot = row[i] - Dot(row.AsSpan(0, i), row.AsSpan(0, i));
            if (!(pivot > smallestPivot))
            {
                dependent = i;
                return null;
            }

            row[i] = Math.Sqrt(pivot);
        }

        dependent = -1;
        return new CholeskyFactor(lower);
    }

    /// <summary>ln det of the leading block of some rows and columns.</summary>
    /// <param name="size">How many.</param>
    public double LogDeterminant(int size)
    {
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            sum += 2 * Math.Log(_rows[i][i]);
        }

        return sum;
    }

    /// <summary>Solves L z = v in place.</summary>
    /// <param name="vector">v; becomes z.</param>
    public void Solve(Span<double> vector)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (vector[i] - Dot(_rows[i].AsSpan(0, i), vector[..i])) / _rows[i][i];
        }
    }

    /// <summary>The inner product, always in four lanes, so that its digits are the same on every machine.</summary>
    /// <param name="a">A vector.</param>
    /// <param name="b">Another of the same length.</param>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double startA = ref MemoryMarshal.GetReference(a);
        ref double startB = ref MemoryMarshal.GetReference(b);
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            sums += Vector256.LoadUnsafe(ref startA, (nuint)i) * Vector256.LoadUnsafe(ref startB, (nuint)i);
        }

        double sum = sums[0] + sums[1] + sums[2] + sums[3];
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
