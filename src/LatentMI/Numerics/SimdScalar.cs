using System.Numerics;
using System.Runtime.CompilerServices;

namespace LatentMI.Numerics;

/// <summary>The operations of <see cref="ISimd{TVector, T}"/> on single numbers.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly struct SimdScalar<T> : ISimd<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Count => 1;

    public static T Create(T value) => value;

    public static T Load(ref readonly T source, nint offset) => Unsafe.Add(ref Unsafe.AsRef(in source), offset);

    public static void Store(T vector, ref T destination, nint offset) => Unsafe.Add(ref destination, offset) = vector;

    public static T Add(T a, T b) => a + b;

    public static T Subtract(T a, T b) => a - b;

    public static T Multiply(T a, T b) => a * b;

    public static T MultiplyAdd(T a, T b, T c) => T.MultiplyAddEstimate(a, b, c);

    public static T Divide(T a, T b) => a / b;

    public static T Sqrt(T a) => T.Sqrt(a);

    public static T AbsDifference(T a, T b) => T.Abs(a - b);

    public static T MaxNumber(T a, T b) => a > b ? a : b;

    public static ulong LessThanMask(T a, T b) => a < b ? 1UL : 0UL;

    public static ulong LessThanOrEqualMask(T a, T b) => a <= b ? 1UL : 0UL;

    public static T SelectPositive(T test, T positive, T other) => test > T.Zero ? positive : other;

    public static T Sum(T vector) => vector;
}
