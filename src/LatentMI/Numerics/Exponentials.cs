using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>
/// Exponentials of many float32 numbers. The same vectors serve every processor: those without them work through halves, which changes no digit.
/// </summary>
internal static class Exponentials
{
    /// <summary>The largest number.</summary>
    /// <param name="values">At least one number.</param>
    public static float Largest(ReadOnlySpan<float> values)
    {
        float largest = values[0];
        int j = 0;
        if (values.Length >= Vector256<float>.Count)
        {
            Vector256<float> all = Vector256.Create(values);
            for (; j <= values.Length - Vector256<float>.Count; j += Vector256<float>.Count)
            {
                all = Vector256.Max(all, Vector256.Create(values[j..]));
            }

            for (int lane = 0; lane < Vector256<float>.Count; lane++)
            {
                largest = MathF.Max(largest, all[lane]);
            }
        }

        for (; j < values.Length; j++)
        {
            largest = MathF.Max(largest, values[j]);
        }

        return largest;
    }

    /// <summary>Every x becomes e^(scale x - shift).</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="shift">The shift.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>The sum of what they became.</returns>
    public static double Replace(Span<float> values, float shift, float scale = 1)
    {
        Vector256<float> scales = Vector256.Create(scale);
        Vector256<float> shifts = Vector256.Create(shift);
        Vector256<float> sums = Vector256<float>.Zero;
        int j = 0;
        for (; j <= values.Length - Vector256<float>.Count; j += Vector256<float>.Count)
        {
            Vector256<float> powers = Vector256.Exp((Vector256.Create<float>(values[j..]) * scales) - shifts);
            powers.CopyTo(values[j..]);
            sums += powers;
        }

        double sum = Vector256.Sum(sums);
        for (; j < values.Length; j++)
        {
            values[j] = MathF.Exp((values[j] * scale) - shift);
            sum += values[j];
        }

        return sum;
    }
}
