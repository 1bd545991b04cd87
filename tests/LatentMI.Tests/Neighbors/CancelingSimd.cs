using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Tests.Neighbors;

/// <summary>
/// The operations of <see cref="SimdScalar{T}"/>, which count the distances of the current thread and cancel at one of them: what runs on this thread is
/// canceled at the same place each time.
/// </summary>
internal readonly struct CancelingSimd<T> : ISimd<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static long _distances;

    [ThreadStatic]
    private static long _last;

    [ThreadStatic]
    private static CancellationTokenSource? _source;

    public static int Count => SimdScalar<T>.Count;

    /// <summary>Runs work that is canceled at a distance.</summary>
    /// <param name="last">The number, from 1, of the distance; more than there are to let the work end.</param>
    /// <param name="work">The work, on this thread alone.</param>
    /// <returns>How many distances the work computed, and whether it was canceled.</returns>
    public static (long Distances, bool IsCanceled) Run(long last, Action<CancellationToken> work)
    {
        using var source = new CancellationTokenSource();
        (_distances, _last, _source) = (0, last, source);
        try
        {
            work(source.Token);
            return (_distances, false);
        }
        catch (OperationCanceledException)
        {
            return (_distances, true);
        }
        finally
        {
            _source = null;
        }
    }

    public static T AbsDifference(T a, T b)
    {
        if (++_distances == _last)
        {
            _source!.Cancel();
        }

        return SimdScalar<T>.AbsDifference(a, b);
    }

    public static T Create(T value) => SimdScalar<T>.Create(value);

    public static T Load(ref readonly T source, nint offset) => SimdScalar<T>.Load(in source, offset);

    public static void Store(T vector, ref T destination, nint offset) => SimdScalar<T>.Store(vector, ref destination, offset);

    public static T Add(T a, T b) => SimdScalar<T>.Add(a, b);

    public static T Subtract(T a, T b) => SimdScalar<T>.Subtract(a, b);

    public static T Multiply(T a, T b) => SimdScalar<T>.Multiply(a, b);

    public static T MultiplyAdd(T a, T b, T c) => SimdScalar<T>.MultiplyAdd(a, b, c);

    public static T Divide(T a, T b) => SimdScalar<T>.Divide(a, b);

    public static T Sqrt(T a) => SimdScalar<T>.Sqrt(a);

    public static T MaxNumber(T a, T b) => SimdScalar<T>.MaxNumber(a, b);

    public static ulong LessThanMask(T a, T b) => SimdScalar<T>.LessThanMask(a, b);

    public static ulong LessThanOrEqualMask(T a, T b) => SimdScalar<T>.LessThanOrEqualMask(a, b);

    public static T SelectPositive(T test, T positive, T other) => SimdScalar<T>.SelectPositive(test, positive, other);

    public static T Sum(T vector) => SimdScalar<T>.Sum(vector);
}
