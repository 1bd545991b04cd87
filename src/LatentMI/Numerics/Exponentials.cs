using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>
/// Exponentials of many float32 numbers, to some 2e-7 of their value. The same vectors serve every processor: those without them work through halves,
/// which changes no digit, and no product is fused with a sum.
/// </summary>
internal static class Exponentials
{
    // Below this, e^x is no normal float32 number and becomes 0; above the other, it is infinite.
    private const float Smallest = -87.33654f;
    private const float Largest32 = 88.72283f;

    private const float Log2E = 1.442695f;

    // ln 2 in two parts, the first so short that its products with whole numbers are exact (W. J. Cody and W. Waite, 1980).
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    private const int MantissaBits = 23;
    private const int ExponentBias = 127;

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
            Vector256<float> powers = Exp((Vector256.Create<float>(values[j..]) * scales) - shifts);
            powers.CopyTo(values[j..]);
            sums += powers;
        }

        double sum = Vector256.Sum(sums);
        for (; j < values.Length; j++)
        {
            values[j] = Exp(Vector256.Create((values[j] * scale) - shift))[0];
            sum += values[j];
        }

        return sum;
    }

    /// <summary>e^x = 2^n e^r, n the nearest whole number to x / ln 2; e^r by its Taylor polynomial of degree 7, |r| being at most 0.35.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> x)
    {
        Vector256<float> bounded = Vector256.Min(x, Vector256.Create(Largest32));
        Vector256<float> n = Vector256.Round(bounded * Log2E);
        Vector256<float> r = bounded - (n * Ln2High) - (n * Ln2Low);
        Vector256<float> power = Vector256.Create(1f / 5040);
        power = (power * r) + Vector256.Create(1f / 720);
        power = (power * r) + Vector256.Create(1f / 120);
        power = (power * r) + Vector256.Create(1f / 24);
        power = (power * r) + Vector256.Create(1f / 6);
        power = (power * r) + Vector256.Create(0.5f);
        power = (power * r * r) + r + Vector256<float>.One;

        // In two steps, as 2^128 is beyond the largest exponent.
        Vector256<int> exponent = Vector256.ConvertToInt32(n);
        Vector256<int> half = exponent >> 1;
        Vector256<float> result = power * Scale(half) * Scale(exponent - half);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(Smallest)), Vector256<float>.Zero, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(Vector256<int> exponent) =>
        ((exponent + Vector256.Create(ExponentBias)) << MantissaBits).AsSingle();
}
