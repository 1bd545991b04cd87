using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>The operation that a matrix product consists of, on vectors of one width.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface IMultiplyAdd<TVector>
{
    /// <summary>a b + c, in one instruction where the processor has it.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);
}

/// <summary>The operation on vectors of 512 bits.</summary>
internal readonly struct MultiplyAdd512 : IMultiplyAdd<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.MultiplyAddEstimate(a, b, c);
}

/// <summary>The operation on vectors of 256 bits.</summary>
internal readonly struct MultiplyAdd256 : IMultiplyAdd<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.MultiplyAddEstimate(a, b, c);
}

/// <summary>The operation on vectors of 128 bits.</summary>
internal readonly struct MultiplyAdd128 : IMultiplyAdd<Vector128<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Vector128.MultiplyAddEstimate(a, b, c);
}

/// <summary>The operation on single numbers.</summary>
internal readonly struct MultiplyAddScalar : IMultiplyAdd<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => float.MultiplyAddEstimate(a, b, c);
}
