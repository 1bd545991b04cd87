using System.Runtime.InteropServices;
using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>ln r(i, j) = u_i' v_j: all pairs of some rows are one matrix product.</summary>
/// <param name="kind">Its family.</param>
/// <param name="u">n x D, what is known of each row of X.</param>
/// <param name="v">n x D, what is known of each row of Y.</param>
internal sealed class BilinearRatio(RatioKind kind, MatrixView u, MatrixView v) : IUnscaledRatio
{
    /// <inheritdoc/>
    public RatioKind Kind => kind;

    /// <inheritdoc/>
    public double LogRatio(int i, int j)
    {
        ReadOnlySpan<float> a = u.Row(i);
        ref float b = ref MemoryMarshal.GetReference(v.Row(j));
        double sum = 0;
        for (int c = 0; c < a.Length; c++)
        {
            sum += (double)a[c] * System.Runtime.CompilerServices.Unsafe.Add(ref b, c);
        }

        return sum;
    }

    /// <inheritdoc/>
    public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute)
    {
        MatrixView partX = u.SelectRows(rowsX);
        MatrixView partY = v.SelectRows(rowsY);
        if (logs.ColumnStride == 1)
        {
            compute.Multiply(partX, partY.Transposed, logs, Epilogue.None);
        }
        else
        {
            compute.Multiply(partY, partX.Transposed, logs.Transposed, Epilogue.None);
        }
    }
}
