using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>A tile of 6 x 8 in 12 of the 16 registers of SSE; NEON has 32.</summary>
internal readonly unsafe struct ProductKernel128 : IProductKernel
{
    public static int TileRows => 6;

    public static int TileColumns => 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, nint depth, float* c, nint stride, bool accumulate)
    {
        Vector128<float> c0a = Vector128<float>.Zero;
        Vector128<float> c0b = Vector128<float>.Zero;
        Vector128<float> c1a = Vector128<float>.Zero;
        Vector128<float> c1b = Vector128<float>.Zero;
        Vector128<float> c2a = Vector128<float>.Zero;
        Vector128<float> c2b = Vector128<float>.Zero;
        Vector128<float> c3a = Vector128<float>.Zero;
        Vector128<float> c3b = Vector128<float>.Zero;
        Vector128<float> c4a = Vector128<float>.Zero;
        Vector128<float> c4b = Vector128<float>.Zero;
        Vector128<float> c5a = Vector128<float>.Zero;
        Vector128<float> c5b = Vector128<float>.Zero;

        for (float* end = a + (depth * 6); a < end; a += 6, b += 8)
        {
            Vector128<float> ba = Vector128.Load(b);
            Vector128<float> bb = Vector128.Load(b + 4);
            Vector128<float> a0 = Vector128.Create(a[0]);
            c0a = Vector128.MultiplyAddEstimate(a0, ba, c0a);
            c0b = Vector128.MultiplyAddEstimate(a0, bb, c0b);
            Vector128<float> a1 = Vector128.Create(a[1]);
            c1a = Vector128.MultiplyAddEstimate(a1, ba, c1a);
            c1b = Vector128.MultiplyAddEstimate(a1, bb, c1b);
            Vector128<float> a2 = Vector128.Create(a[2]);
            c2a = Vector128.MultiplyAddEstimate(a2, ba, c2a);
            c2b = Vector128.MultiplyAddEstimate(a2, bb, c2b);
            Vector128<float> a3 = Vector128.Create(a[3]);
            c3a = Vector128.MultiplyAddEstimate(a3, ba, c3a);
            c3b = Vector128.MultiplyAddEstimate(a3, bb, c3b);
            Vector128<float> a4 = Vector128.Create(a[4]);
            c4a = Vector128.MultiplyAddEstimate(a4, ba, c4a);
            c4b = Vector128.MultiplyAddEstimate(a4, bb, c4b);
            Vector128<float> a5 = Vector128.Create(a[5]);
            c5a = Vector128.MultiplyAddEstimate(a5, ba, c5a);
            c5b = Vector128.MultiplyAddEstimate(a5, bb, c5b);
        }

        if (accumulate)
        {
            c0a += Vector128.Load(c);
            c0b += Vector128.Load(c + 4);
            c1a += Vector128.Load(c + stride);
            c1b += Vector128.Load(c + stride + 4);
            c2a += Vector128.Load(c + (2 * stride));
            c2b += Vector128.Load(c + (2 * stride) + 4);
            c3a += Vector128.Load(c + (3 * stride));
            c3b += Vector128.Load(c + (3 * stride) + 4);
            c4a += Vector128.Load(c + (4 * stride));
            c4b += Vector128.Load(c + (4 * stride) + 4);
            c5a += Vector128.Load(c + (5 * stride));
            c5b += Vector128.Load(c + (5 * stride) + 4);
        }

        c0a.Store(c);
        c0b.Store(c + 4);
        c1a.Store(c + stride);
        c1b.Store(c + stride + 4);
        c2a.Store(c + (2 * stride));
        c2b.Store(c + (2 * stride) + 4);
        c3a.Store(c + (3 * stride));
        c3b.Store(c + (3 * stride) + 4);
        c4a.Store(c + (4 * stride));
        c4b.Store(c + (4 * stride) + 4);
        c5a.Store(c + (5 * stride));
        c5b.Store(c + (5 * stride) + 4);
    }
}
