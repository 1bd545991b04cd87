using System.Numerics;
using System.Runtime.CompilerServices;

namespace LatentMI.Neighbors;

/// <summary>The points that may be among the k nearest of one, by distances in float32; the reach shrinks as they come.</summary>
/// <param name="neighbors">k.</param>
internal sealed class BoxCandidates(int neighbors)
{
    private const int FirstCapacity = 64;

    private readonly NearestList<float> _nearest = new(neighbors);
    private float[] _distances = new float[FirstCapacity];
    private int[] _rows = new int[FirstCapacity];
    private int _count;

    /// <summary>Forgets all points.</summary>
    public void Clear()
    {
        _nearest.Clear();
        _count = 0;
    }

    /// <summary>Keeps some of a panel's points.</summary>
    /// <param name="distances">The distances of its lanes.</param>
    /// <param name="lanes">Bit i is set where that of lane i is to be kept.</param>
    /// <param name="rows">The row of each lane.</param>
    /// <returns>The k-th smallest distance so far; infinite until there are k.</returns>
    public float Add(ref readonly float distances, ulong lanes, ReadOnlySpan<int> rows)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            float distance = Unsafe.Add(ref Unsafe.AsRef(in distances), lane);
            if (_count == _rows.Length)
            {
                Array.Resize(ref _distances, 2 * _count);
                Array.Resize(ref _rows, 2 * _count);
            }

            _distances[_count] = distance;
            _rows[_count++] = rows[lane];
            _nearest.Offer(distance, rows[lane]);
        }

        return _nearest.KthDistance;
    }

    /// <summary>Drops the points that are not below a distance.</summary>
    /// <param name="reach">The distance.</param>
    /// <returns>The rows of the others; valid until the next call.</returns>
    public ReadOnlySpan<int> KeepBelow(float reach)
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_distances[i] < reach)
            {
                (_distances[kept], _rows[kept]) = (_distances[i], _rows[i]);
                kept++;
            }
        }

        _count = kept;
        return _rows.AsSpan(0, kept);
    }
}
