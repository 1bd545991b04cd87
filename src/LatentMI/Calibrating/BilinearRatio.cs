using System.Runtime.InteropServices;
using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>ln r(i, j) = u_i' v_j: all pairs of some rows are one matrix product.</summary>
/// <param name="kind">Its family.</param>
/// <param name="u">n x D, what is known of each row of X.</param>
/// <param name="v">n x D, what is known of each row of Y.</param>
internal sealed class BilinearRatio(RatioKind kind, MatrixView u, MatrixView v) : IUnscaledRatio
{
    private readonly MatrixView _u = u;
    private readonly MatrixView _v = v;

    /// <inheritdoc/>
    public RatioKind Kind => kind;

    /// <summary>The weighted sum of products, which is one: their columns side by side.</summary>
    /// <param name="kind">The family of the sum.</param>
    /// <param name="parts">The products, of the same rows.</param>
    /// <param name="weights">For each row of X the weight of each product.</param>
    public static BilinearRatio Sum(RatioKind kind, IReadOnlyList<BilinearRatio> parts, double[][] weights)
    {
        int columns = parts.Sum(part => part._u.Columns);
        var u = new MatrixView(new AlignedBuffer(checked(weights.Length * columns)), weights.Length, columns);
        var v = new MatrixView(new AlignedBuffer(checked(weights.Length * columns)), weights.Length, columns);
        for (int i = 0; i < weights.Length; i++)
        {
            int first = 0;
            for (int k = 0; k < parts.Count; k++)
            {
                ReadOnlySpan<float> part = parts[k]._u.Row(i);
                Span<float> weighted = u.Row(i).Slice(first, part.Length);
                for (int c = 0; c < part.Length; c++)
                {
                    weighted[c] = (float)(weights[i][k] * part[c]);
                }

                parts[k]._v.Row(i).CopyTo(v.Row(i)[first..]);
                first += part.Length;
            }
        }

        return new BilinearRatio(kind, u, v);
    }

    /// <inheritdoc/>
    public BilinearRatio AsProduct() => this;

    /// <inheritdoc/>
    public double LogRatio(int i, int j)
    {
        ReadOnlySpan<float> a = _u.Row(i);
        ref float b = ref MemoryMarshal.GetReference(_v.Row(j));
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
        MatrixView partX = _u.SelectRows(rowsX);
        MatrixView partY = _v.SelectRows(rowsY);
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
