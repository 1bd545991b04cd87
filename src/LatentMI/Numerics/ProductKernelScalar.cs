namespace LatentMI.Numerics;

/// <summary>The reference for the vector kernels: a tile of 4 x 4, one number at a time.</summary>
internal readonly unsafe struct ProductKernelScalar : IProductKernel
{
    public static int TileRows => 4;

    public static int TileColumns => 4;

    public static void Multiply(float* a, float* b, nint depth, float* c, nint stride, bool accumulate)
    {
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                float sum = 0;
                for (nint p = 0; p < depth; p++)
                {
                    sum += a[(p * 4) + i] * b[(p * 4) + j];
                }

                c[(i * stride) + j] = accumulate ? c[(i * stride) + j] + sum : sum;
            }
        }
    }
}
