namespace LatentMI.Numerics;

/// <summary>
/// The vector operations that kernels are written in, so that one source serves every width: the compiler specializes a kernel for each
/// implementation, and <see cref="SimdScalar{T}"/> makes the same source the scalar reference.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">Its element, <see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface ISimd<TVector, T>
    where T : unmanaged
{
    /// <summary>The number of elements of a vector.</summary>
    static abstract int Count { get; }

    /// <summary>A vector of one value.</summary>
    static abstract TVector Create(T value);

    /// <summary>Reads <see cref="Count"/> elements from an element offset.</summary>
    static abstract TVector Load(ref readonly T source, nint offset);

    /// <summary>Writes <see cref="Count"/> elements at an element offset.</summary>
    static abstract void Store(TVector vector, ref T destination, nint offset);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a b + c, rounded once where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>The square root of a.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>|a - b|.</summary>
    static abstract TVector AbsDifference(TVector a, TVector b);

    /// <summary>The larger of a and b; unspecified where either is NaN.</summary>
    static abstract TVector MaxNumber(TVector a, TVector b);

    /// <summary>Bit i is set where a[i] &lt; b[i].</summary>
    static abstract ulong LessThanMask(TVector a, TVector b);

    /// <summary>Bit i is set where a[i] &lt;= b[i].</summary>
    static abstract ulong LessThanOrEqualMask(TVector a, TVector b);

    /// <summary>Elementwise: <paramref name="positive"/> where <paramref name="test"/> &gt; 0, else <paramref name="other"/>.</summary>
    static abstract TVector SelectPositive(TVector test, TVector positive, TVector other);

    /// <summary>The sum of the elements.</summary>
    static abstract T Sum(TVector vector);
}
