using System.Numerics;
using System.Runtime.InteropServices;

namespace LatentMI.Calibrating;

/// <summary>Sums of float32 rows with float64 weights, in float64.</summary>
internal static class WeightedRows
{
    /// <summary>The sum of products.</summary>
    /// <param name="values">n numbers.</param>
    /// <param name="weights">n weights.</param>
    public static double Dot(ReadOnlySpan<float> values, ReadOnlySpan<double> weights)
    {
        // Four lanes whatever the machine's vectors: sums of another order would give other digits.
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int j = 0;
        for (; j <= values.Length - 4; j += 4)
        {
            sum0 += values[j] * weights[j];
            sum1 += values[j + 1] * weights[j + 1];
            sum2 += values[j + 2] * weights[j + 2];
            sum3 += values[j + 3] * weights[j + 3];
        }

        double sum = (sum0 + sum1) + (sum2 + sum3);
        for (; j < values.Length; j++)
        {
            sum += values[j] * weights[j];
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
