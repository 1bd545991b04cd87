using System.Numerics;
using System.Runtime.CompilerServices;

namespace LatentMI.Neighbors;

/// <summary>Points of one column in ascending order; those near a point are a stretch whose ends are found by bisection.</summary>
/// <remarks>The computed |a - q| never falls as a moves away from q, so bisecting on it counts exactly what comparing every point would.</remarks>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class SortedColumn<T> : IRangeCounter<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _values;

    /// <summary>Sorts a copy of the points.</summary>
    /// <param name="points">The points.</param>
    public SortedColumn(ReadOnlySpan<T> points)
    {
        _values = points.ToArray();
        Array.Sort(_values);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountInside(ReadOnlySpan<T> query, T radius)
    {
        T q = query[0];
        ref T values = ref _values[0];

        // Both ends at once, without branches: the points at or beyond the radius on the left, and those not beyond it on the right.
        int left = 0;
        int right = 0;
        int remaining = _values.Length;
        while (remaining > 0)
        {
            int half = (remaining + 1) / 2;
            left += q - Unsafe.Add(ref values, left + half - 1) >= radius ? half : 0;
            right += Unsafe.Add(ref values, right + half - 1) - q < radius ? half : 0;
            remaining -= half;
        }

        // At radius 0 nothing is inside, and points equal to the query make the left end pass the right one.
        return Math.Max(0, right - left);
    }
}
