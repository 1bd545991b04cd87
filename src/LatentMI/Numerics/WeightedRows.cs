using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>Sums of float32 rows with float64 weights, in float64.</summary>
internal static class WeightedRows
{
    /// <summary>The sum of products.</summary>
    /// <param name="values">n numbers.</param>
    /// <param name="weights">n weights.</param>
    public static double Dot(ReadOnlySpan<float> values, ReadOnlySpan<double> weights)
    {
        // Eight lanes whatever the machine's vectors: sums of another order would give other digits.
        ref float values0 = ref MemoryMarshal.GetReference(values);
        ref double weights0 = ref MemoryMarshal.GetReference(weights);
        Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
        int j = 0;
        for (; j <= values.Length - Vector256<float>.Count; j += Vector256<float>.Count)
        {
            (Vector256<double> first, Vector256<double> second) = Vector256.Widen(Vector256.LoadUnsafe(ref values0, (nuint)j));
            low += first * Vector256.LoadUnsafe(ref weights0, (nuint)j);
            high += second * Vector256.LoadUnsafe(ref weights0, (nuint)(j + Vector256<double>.Count));
        }

        double sum = Vector256.Sum(low + high);
        for (; j < values.Length; j++)
        {
            sum += values[j] * weights[j];
        }

        return sum;
    }

    /// <summary>The sum of the squares of a row.</summary>
    /// <param name="values">n numbers.</param>
    public static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += (double)value * value;
        }

        return sum;
    }

    /// <summary>Adds a multiple of a row.</summary>
    /// <param name="target">n sums.</param>
    /// <param name="factor">The weight of the row.</param>
    /// <param name="values">n numbers.</param>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<float> values)
    {
        int j = 0;
        if (Vector.IsHardwareAccelerated)
        {
            // Each element is one product and one sum, so that the width does not change the digits.
            Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(target);
            ReadOnlySpan<Vector<float>> rows = MemoryMarshal.Cast<float, Vector<float>>(values);
            for (int v = 0; v < rows.Length; v++)
            {
                Vector.Widen(rows[v], out Vector<double> low, out Vector<double> high);
                sums[2 * v] += factor * low;
                sums[(2 * v) + 1] += factor * high;
            }

            j = rows.Length * Vector<float>.Count;
        }

        for (; j < values.Length; j++)
        {
            target[j] += factor * values[j];
        }
    }
}
