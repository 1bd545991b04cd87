using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// A balanced k-d tree in the Chebyshev metric (Bentley, 1975). Node i has the children 2i and 2i + 1; each level parts the points evenly, so a
/// node's points follow from its number, and a node holds no more than the smallest box around its points.
/// </summary>
/// <remarks>
/// Rounding is monotone: for a point p of a box, |q - p| as computed lies between the computed distances of q to the box's nearest and farthest
/// points. So whole boxes are left out or counted exactly as their points would be one by one.
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class KdTree<T> : IRangeCounter<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int LeafPoints = 12;

    // Two children of every level, and no tree of 2^31 points has more levels than this.
    private const int StackSize = 64;

    private readonly int _count;
    private readonly int _dimensions;
    private readonly int _levels;
    private readonly int[] _rows;
    private readonly T[] _points;
    private readonly T[] _boxes;
    private readonly int[] _lowestRows;

    /// <summary>Builds the tree.</summary>
    /// <param name="points">count x dimensions values, row after row.</param>
    /// <param name="count">The number of points.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="team">Who does the work.</param>
    public KdTree(T[] points, int count, int dimensions, WorkerTeam team)
    {
        _count = count;
        _dimensions = dimensions;
        while (count >> _levels > LeafPoints)
        {
            _levels++;
        }

        _rows = new int[count];
        for (int i = 0; i < count; i++)
        {
            _rows[i] = i;
        }

        _boxes = new T[checked((2 << _levels) * 2 * dimensions)];
        _lowestRows = new int[2 << _levels];
        var keys = new T[count];
        for (int level = 0; level <= _levels; level++)
        {
            int first = 1 << level;
            team.Run(first, i => Part(points, keys, first + i));
        }

        _points = GC.AllocateUninitializedArray<T>(points.Length);
        team.Run(1 << _levels, i => Gather(points, (1 << _levels) + i));
    }

    /// <summary>The rows in the order of the tree, in which neighbors are close to each other.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>Finds the nearest points to a query point.</summary>
    /// <param name="query">The query point.</param>
    /// <param name="excludedRow">A row that is left out; -1 for none.</param>
    /// <param name="nearest">An empty list, which is filled.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FindNearest(ReadOnlySpan<T> query, int excludedRow, NearestList<T> nearest)
    {
        Span<int> nodes = stackalloc int[StackSize];
        Span<T> bounds = stackalloc T[StackSize];
        nodes[0] = 1;
        bounds[0] = T.Zero;
        int depth = 1;
        while (depth > 0)
        {
            int node = nodes[--depth];

            T bound = bounds[depth];
            while (node >> _levels == 0 && nearest.Admits(bound, _lowestRows[node]))
            {
                int near = 2 * node;
                int far = near + 1;
                T nearBound = DistanceToBox(near, query);
                T farBound = DistanceToBox(far, query);
                if (farBound < nearBound)
                {
                    (near, far) = (far, near);
                    (nearBound, farBound) = (farBound, nearBound);
                }

                nodes[depth] = far;
                bounds[depth++] = farBound;
                node = near;
                bound = nearBound;
            }

            if (nearest.Admits(bound, _lowestRows[node]))
            {
                OfferLeaf(node, query, excludedRow, nearest);
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountInside(ReadOnlySpan<T> query, T radius)
    {
        Span<int> nodes = stackalloc int[StackSize];
        nodes[0] = 1;
        int depth = 1;
        int inside = 0;
        while (depth > 0)
        {
            int node = nodes[--depth];
            if (DistanceToBox(node, query) >= radius)
            {
                continue;
            }

            if (DistanceAcrossBox(node, query) < radius)
            {
                inside += End(node) - Start(node);
            }
            else if (node >> _levels == 0)
            {
                nodes[depth++] = 2 * node;
                nodes[depth++] = (2 * node) + 1;
            }
            else
            {
                inside += CountLeaf(node, query, radius);
            }
        }

        return inside;
    }

    private int Start(int node)
    {
        int level = BitOperations.Log2((uint)node);
        return (int)((long)_count * (node - (1 << level)) >> level);
    }

    private int End(int node)
    {
        int level = BitOperations.Log2((uint)node);
        return (int)((long)_count * (node - (1 << level) + 1) >> level);
    }

    private void Part(T[] points, T[] keys, int node)
    {
        int start = Start(node);
        int end = End(node);
        Span<int> rows = _rows.AsSpan(start, end - start);
        int widest = FindBox(points, rows, _boxes.AsSpan(node * 2 * _dimensions, 2 * _dimensions));
        _lowestRows[node] = Lowest(rows);
        if (node >> _levels != 0 || _dimensions == 0)
        {
            return;
        }

        for (int i = start; i < end; i++)
        {
            keys[i] = points[(_rows[i] * _dimensions) + widest];
        }

        Selection.Part(keys.AsSpan(start, end - start), rows, End(2 * node) - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindBox(T[] points, ReadOnlySpan<int> rows, Span<T> box)
    {
        Span<T> lower = box[.._dimensions];
        Span<T> upper = box[_dimensions..];
        lower.Fill(T.PositiveInfinity);
        upper.Fill(T.NegativeInfinity);
        foreach (int row in rows)
        {
            ReadOnlySpan<T> point = points.AsSpan(row * _dimensions, _dimensions);
            for (int c = 0; c < point.Length; c++)
            {
                lower[c] = point[c] < lower[c] ? point[c] : lower[c];
                upper[c] = point[c] > upper[c] ? point[c] : upper[c];
            }
        }

        int widest = 0;
        for (int c = 1; c < _dimensions; c++)
        {
            widest = upper[c] - lower[c] > upper[widest] - lower[widest] ? c : widest;
        }

        return widest;
    }

    private static int Lowest(ReadOnlySpan<int> rows)
    {
        int lowest = int.MaxValue;
        foreach (int row in rows)
        {
            lowest = Math.Min(lowest, row);
        }

        return lowest;
    }

    private void Gather(T[] points, int leaf)
    {
        for (int i = Start(leaf); i < End(leaf); i++)
        {
            points.AsSpan(_rows[i] * _dimensions, _dimensions).CopyTo(_points.AsSpan(i * _dimensions));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T DistanceToBox(int node, ReadOnlySpan<T> query)
    {
        ref T box = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_boxes), (nint)node * 2 * _dimensions);
        T distance = T.Zero;
        for (int c = 0; c < query.Length; c++)
        {
            T below = Unsafe.Add(ref box, c) - query[c];
            T above = query[c] - Unsafe.Add(ref box, _dimensions + c);
            distance = below > distance ? below : distance;
            distance = above > distance ? above : distance;
        }

        return distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T DistanceAcrossBox(int node, ReadOnlySpan<T> query)
    {
        ref T box = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_boxes), (nint)node * 2 * _dimensions);
        T distance = T.Zero;
        for (int c = 0; c < query.Length; c++)
        {
            T below = query[c] - Unsafe.Add(ref box, c);
            T above = Unsafe.Add(ref box, _dimensions + c) - query[c];
            distance = below > distance ? below : distance;
            distance = above > distance ? above : distance;
        }

        return distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void OfferLeaf(int leaf, ReadOnlySpan<T> query, int excludedRow, NearestList<T> nearest)
    {
        int end = End(leaf);
        for (int i = Start(leaf); i < end; i++)
        {
            T distance = Chebyshev.Distance(query, _points.AsSpan(i * _dimensions, _dimensions));
            if (distance <= nearest.KthDistance && _rows[i] != excludedRow)
            {
                nearest.Offer(distance, _rows[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CountLeaf(int leaf, ReadOnlySpan<T> query, T radius)
    {
        int inside = 0;
        int end = End(leaf);
        for (int i = Start(leaf); i < end; i++)
        {
            inside += Chebyshev.Distance(query, _points.AsSpan(i * _dimensions, _dimensions)) < radius ? 1 : 0;
        }

        return inside;
    }
}
