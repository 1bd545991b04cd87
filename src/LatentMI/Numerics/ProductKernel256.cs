using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>A tile of 6 x 16 in 12 of the 16 registers of AVX2.</summary>
internal readonly unsafe struct ProductKernel256 : IProductKernel
{
    public static int TileRows => 6;

    public static int TileColumns => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, nint depth, float* c, nint stride, bool accumulate)
    {
        Vector256<float> c0a = Vector256<float>.Zero;
        Vector256<float> c0b = Vector256<float>.Zero;
        Vector256<float> c1a = Vector256<float>.Zero;
        Vector256<float> c1b = Vector256<float>.Zero;
        Vector256<float> c2a = Vector256<float>.Zero;
        Vector256<float> c2b = Vector256<float>.Zero;
        Vector256<float> c3a = Vector256<float>.Zero;
        Vector256<float> c3b = Vector256<float>.Zero;
        Vector256<float> c4a = Vector256<float>.Zero;
        Vector256<float> c4b = Vector256<float>.Zero;
        Vector256<float> c5a = Vector256<float>.Zero;
        Vector256<float> c5b = Vector256<float>.Zero;

        for (float* end = a + (depth * 6); a < end; a += 6, b += 16)
        {
            Vector256<float> ba = Vector256.Load(b);
            Vector256<float> bb = Vector256.Load(b + 8);
            Vector256<float> a0 = Vector256.Create(a[0]);
            c0a = Vector256.MultiplyAddEstimate(a0, ba, c0a);
            c0b = Vector256.MultiplyAddEstimate(a0, bb, c0b);
            Vector256<float> a1 = Vector256.Create(a[1]);
            c1a = Vector256.MultiplyAddEstimate(a1, ba, c1a);
            c1b = Vector256.MultiplyAddEstimate(a1, bb, c1b);
            Vector256<float> a2 = Vector256.Create(a[2]);
            c2a = Vector256.MultiplyAddEstimate(a2, ba, c2a);
            c2b = Vector256.MultiplyAddEstimate(a2, bb, c2b);
            Vector256<float> a3 = Vector256.Create(a[3]);
            c3a = Vector256.MultiplyAddEstimate(a3, ba, c3a);
            c3b = Vector256.MultiplyAddEstimate(a3, bb, c3b);
            Vector256<float> a4 = Vector256.Create(a[4]);
            c4a = Vector256.MultiplyAddEstimate(a4, ba, c4a);
            c4b = Vector256.MultiplyAddEstimate(a4, bb, c4b);
            Vector256<float> a5 = Vector256.Create(a[5]);
            c5a = Vector256.MultiplyAddEstimate(a5, ba, c5a);
            c5b = Vector256.MultiplyAddEstimate(a5, bb, c5b);
        }

        if (accumulate)
        {
            c0a += Vector256.Load(c);
            c0b += Vector256.Load(c + 8);
            c1a += Vector256.Load(c + stride);
            c1b += Vector256.Load(c + stride + 8);
            c2a += Vector256.Load(c + (2 * stride));
            c2b += Vector256.Load(c + (2 * stride) + 8);
            c3a += Vector256.Load(c + (3 * stride));
            c3b += Vector256.Load(c + (3 * stride) + 8);
            c4a += Vector256.Load(c + (4 * stride));
            c4b += Vector256.Load(c + (4 * stride) + 8);
            c5a += Vector256.Load(c + (5 * stride));
            c5b += Vector256.Load(c + (5 * stride) + 8);
        }

        c0a.Store(c);
        c0b.Store(c + 8);
        c1a.Store(c + stride);
        c1b.Store(c + stride + 8);
        c2a.Store(c + (2 * stride));
        c2b.Store(c + (2 * stride) + 8);
        c3a.Store(c + (3 * stride));
        c3b.Store(c + (3 * stride) + 8);
        c4a.Store(c + (4 * stride));
        c4b.Store(c + (4 * stride) + 8);
        c5a.Store(c + (5 * stride));
        c5b.Store(c + (5 * stride) + 8);
    }
}
