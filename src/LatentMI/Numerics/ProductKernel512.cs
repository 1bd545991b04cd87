using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>A tile of 12 x 32 in 24 of the 32 registers of AVX-512.</summary>
internal readonly unsafe struct ProductKernel512 : IProductKernel
{
    public static int TileRows => 12;

    public static int TileColumns => 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, nint depth, float* c, nint stride, bool accumulate)
    {
        Vector512<float> c0a = Vector512<float>.Zero;
        Vector512<float> c0b = Vector512<float>.Zero;
        Vector512<float> c1a = Vector512<float>.Zero;
        Vector512<float> c1b = Vector512<float>.Zero;
        Vector512<float> c2a = Vector512<float>.Zero;
        Vector512<float> c2b = Vector512<float>.Zero;
        Vector512<float> c3a = Vector512<float>.Zero;
        Vector512<float> c3b = Vector512<float>.Zero;
        Vector512<float> c4a = Vector512<float>.Zero;
        Vector512<float> c4b = Vector512<float>.Zero;
        Vector512<float> c5a = Vector512<float>.Zero;
        Vector512<float> c5b = Vector512<float>.Zero;
        Vector512<float> c6a = Vector512<float>.Zero;
        Vector512<float> c6b = Vector512<float>.Zero;
        Vector512<float> c7a = Vector512<float>.Zero;
        Vector512<float> c7b = Vector512<float>.Zero;
        Vector512<float> c8a = Vector512<float>.Zero;
        Vector512<float> c8b = Vector512<float>.Zero;
        Vector512<float> c9a = Vector512<float>.Zero;
        Vector512<float> c9b = Vector512<float>.Zero;
        Vector512<float> c10a = Vector512<float>.Zero;
        Vector512<float> c10b = Vector512<float>.Zero;
        Vector512<float> c11a = Vector512<float>.Zero;
        Vector512<float> c11b = Vector512<float>.Zero;

        for (float* end = a + (depth * 12); a < end; a += 12, b += 32)
        {
            Vector512<float> ba = Vector512.Load(b);
            Vector512<float> bb = Vector512.Load(b + 16);
            Vector512<float> a0 = Vector512.Create(a[0]);
            c0a = Vector512.MultiplyAddEstimate(a0, ba, c0a);
            c0b = Vector512.MultiplyAddEstimate(a0, bb, c0b);
            Vector512<float> a1 = Vector512.Create(a[1]);
            c1a = Vector512.MultiplyAddEstimate(a1, ba, c1a);
            c1b = Vector512.MultiplyAddEstimate(a1, bb, c1b);
            Vector512<float> a2 = Vector512.Create(a[2]);
            c2a = Vector512.MultiplyAddEstimate(a2, ba, c2a);
            c2b = Vector512.MultiplyAddEstimate(a2, bb, c2b);
            Vector512<float> a3 = Vector512.Create(a[3]);
            c3a = Vector512.MultiplyAddEstimate(a3, ba, c3a);
            c3b = Vector512.MultiplyAddEstimate(a3, bb, c3b);
            Vector512<float> a4 = Vector512.Create(a[4]);
            c4a = Vector512.MultiplyAddEstimate(a4, ba, c4a);
            c4b = Vector512.MultiplyAddEstimate(a4, bb, c4b);
            Vector512<float> a5 = Vector512.Create(a[5]);
            c5a = Vector512.MultiplyAddEstimate(a5, ba, c5a);
            c5b = Vector512.MultiplyAddEstimate(a5, bb, c5b);
            Vector512<float> a6 = Vector512.Create(a[6]);
            c6a = Vector512.MultiplyAddEstimate(a6, ba, c6a);
            c6b = Vector512.MultiplyAddEstimate(a6, bb, c6b);
            Vector512<float> a7 = Vector512.Create(a[7]);
            c7a = Vector512.MultiplyAddEstimate(a7, ba, c7a);
            c7b = Vector512.MultiplyAddEstimate(a7, bb, c7b);
            Vector512<float> a8 = Vector512.Create(a[8]);
            c8a = Vector512.MultiplyAddEstimate(a8, ba, c8a);
            c8b = Vector512.MultiplyAddEstimate(a8, bb, c8b);
            Vector512<float> a9 = Vector512.Create(a[9]);
            c9a = Vector512.MultiplyAddEstimate(a9, ba, c9a);
            c9b = Vector512.MultiplyAddEstimate(a9, bb, c9b);
            Vector512<float> a10 = Vector512.Create(a[10]);
            c10a = Vector512.MultiplyAddEstimate(a10, ba, c10a);
            c10b = Vector512.MultiplyAddEstimate(a10, bb, c10b);
            Vector512<float> a11 = Vector512.Create(a[11]);
            c11a = Vector512.MultiplyAddEstimate(a11, ba, c11a);
            c11b = Vector512.MultiplyAddEstimate(a11, bb, c11b);
        }

        if (accumulate)
        {
            c0a += Vector512.Load(c);
            c0b += Vector512.Load(c + 16);
            c1a += Vector512.Load(c + stride);
            c1b += Vector512.Load(c + stride + 16);
            c2a += Vector512.Load(c + (2 * stride));
            c2b += Vector512.Load(c + (2 * stride) + 16);
            c3a += Vector512.Load(c + (3 * stride));
            c3b += Vector512.Load(c + (3 * stride) + 16);
            c4a += Vector512.Load(c + (4 * stride));
            c4b += Vector512.Load(c + (4 * stride) + 16);
            c5a += Vector512.Load(c + (5 * stride));
            c5b += Vector512.Load(c + (5 * stride) + 16);
            c6a += Vector512.Load(c + (6 * stride));
            c6b += Vector512.Load(c + (6 * stride) + 16);
            c7a += Vector512.Load(c + (7 * stride));
            c7b += Vector512.Load(c + (7 * stride) + 16);
            c8a += Vector512.Load(c + (8 * stride));
            c8b += Vector512.Load(c + (8 * stride) + 16);
            c9a += Vector512.Load(c + (9 * stride));
            c9b += Vector512.Load(c + (9 * stride) + 16);
            c10a += Vector512.Load(c + (10 * stride));
            c10b += Vector512.Load(c + (10 * stride) + 16);
            c11a += Vector512.Load(c + (11 * stride));
            c11b += Vector512.Load(c + (11 * stride) + 16);
        }

        c0a.Store(c);
        c0b.Store(c + 16);
        c1a.Store(c + stride);
        c1b.Store(c + stride + 16);
        c2a.Store(c + (2 * stride));
        c2b.Store(c + (2 * stride) + 16);
        c3a.Store(c + (3 * stride));
        c3b.Store(c + (3 * stride) + 16);
        c4a.Store(c + (4 * stride));
        c4b.Store(c + (4 * stride) + 16);
        c5a.Store(c + (5 * stride));
        c5b.Store(c + (5 * stride) + 16);
        c6a.Store(c + (6 * stride));
        c6b.Store(c + (6 * stride) + 16);
        c7a.Store(c + (7 * stride));
        c7b.Store(c + (7 * stride) + 16);
        c8a.Store(c + (8 * stride));
        c8b.Store(c + (8 * stride) + 16);
        c9a.Store(c + (9 * stride));
        c9b.Store(c + (9 * stride) + 16);
        c10a.Store(c + (10 * stride));
        c10b.Store(c + (10 * stride) + 16);
        c11a.Store(c + (11 * stride));
        c11b.Store(c + (11 * stride) + 16);
    }
}
