using System.Numerics;
using System.Runtime.CompilerServices;

namespace LatentMI.Neighbors;

/// <summary>The k nearest neighbors seen so far, nearest first; of neighbors at the same distance, the one of the lower row first.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class NearestList<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _distances;
    private readonly int[] _rows;

    /// <summary>Makes an empty list.</summary>
    /// <param name="neighbors">k.</param>
    public NearestList(int neighbors)
    {
        _distances = new T[neighbors];
        _rows = new int[neighbors];
        Clear();
    }

    /// <summary>The distance to the k-th neighbor; infinite until there are k.</summary>
    public T KthDistance => _distances[^1];

    /// <summary>The rows of the neighbors, nearest first; -1 for those not yet found.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>Forgets all neighbors.</summary>
    public void Clear()
    {
        _distances.AsSpan().Fill(T.PositiveInfinity);
        _rows.AsSpan().Fill(-1);
    }

    /// <summary>Whether a point would be taken in.</summary>
    /// <param name="distance">The distance to the point.</param>
    /// <param name="row">The row of the point.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Admits(T distance, int row) => distance < _distances[^1] || (distance == _distances[^1] && row < _rows[^1]);

    /// <summary>Takes a point in if it is among the k nearest, in the order of (distance, row).</summary>
    /// <param name="distance">The distance to the point.</param>
    /// <param name="row">The row of the point.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(T distance, int row)
    {
        if (Admits(distance, row))
        {
            Insert(distance, row);
        }
    }

    /// <summary>Takes in those points of another list that are among the k nearest.</summary>
    /// <param name="other">The other list.</param>
    public void Offer(NearestList<T> other)
    {
        for (int i = 0; i < other._rows.Length && other._rows[i] >= 0; i++)
        {
            Offer(other._distances[i], other._rows[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Insert(T distance, int row)
    {
        T[] distances = _distances;
        int[] rows = _rows;
        int i = distances.Length - 1;
        while (i > 0 && (distance < distances[i - 1] || (distance == distances[i - 1] && row < rows[i - 1])))
        {
            distances[i] = distances[i - 1];
            rows[i] = rows[i - 1];
            i--;
        }

        distances[i] = distance;
        rows[i] = row;
    }
}
