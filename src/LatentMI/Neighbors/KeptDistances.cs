using System.Numerics;
using System.Runtime.CompilerServices;

namespace LatentMI.Neighbors;

/// <summary>For each of some points, the distances in one marginal that may lie within its final radius.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class KeptDistances<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int FirstCapacity = 128;

    private readonly T[][] _values;
    private readonly int[] _counts;

    /// <summary>Makes empty lists.</summary>
    /// <param name="points">The number of points.</param>
    public KeptDistances(int points)
    {
        _values = new T[points][];
        _counts = new int[points];
        _values.AsSpan().Fill([]);
    }

    /// <summary>The distances kept for a point.</summary>
    public ReadOnlySpan<T> this[int point] => _values[point].AsSpan(0, _counts[point]);

    /// <summary>Empties all lists.</summary>
    public void Clear() => Array.Clear(_counts);

    /// <summary>Keeps some of a vector's distances for one point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="distances">The distances to neighboring lanes.</param>
    /// <param name="lanes">Bit i is set where that of lane i is to be kept; not 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int point, ref readonly T distances, ulong lanes)
    {
        int count = _counts[point];
        T[] values = _values[point];
        if (values.Length < count + 64)
        {
            values = Grow(point);
        }

        ref T source = ref Unsafe.AsRef(in distances);
        ref T destination = ref values[0];
        for (; lanes != 0; lanes &= lanes - 1)
        {
            Unsafe.Add(ref destination, count++) = Unsafe.Add(ref source, BitOperations.TrailingZeroCount(lanes));
        }

        _counts[point] = count;
    }

    /// <summary>Keeps each of some of a vector's distances for the point of its own lane.</summary>
    /// <param name="firstPoint">The point of lane 0.</param>
    /// <param name="distances">The distances of neighboring lanes.</param>
    /// <param name="lanes">Bit i is set where that of lane i is to be kept.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddEach(int firstPoint, ref readonly T distances, ulong lanes)
    {
        ref T source = ref Unsafe.AsRef(in distances);
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            int point = firstPoint + lane;
            int count = _counts[point];
            T[] values = _values[point];
            if (values.Length == count)
            {
                values = Grow(point);
            }

            values[count] = Unsafe.Add(ref source, lane);
            _counts[point] = count + 1;
        }
    }

    private T[] Grow(int point)
    {
        T[] values = _values[point];
        Array.Resize(ref values, Math.Max(FirstCapacity, 2 * values.Length));
        _values[point] = values;
        return values;
    }
}
