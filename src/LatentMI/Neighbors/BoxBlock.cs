using System.Numerics;
using System.Runtime.CompilerServices;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>The buffers of one worker, and its work on a block of query points that lie near each other.</summary>
/// <remarks>
/// Distances are measured in float32. With u = 2^-24, |a| &lt;= A and a radius R, the float32 distance of a to b differs from the exact one by at most
/// 2 u (A + R) where that decides about R; so one below R - 4 u (A + R) is inside for certain, one not below R + 4 u (A + R) outside, and only
/// between the two is the distance computed from the points themselves.
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TVector">A vector of float32.</typeparam>
/// <typeparam name="TSimd">The operations on it.</typeparam>
internal sealed class BoxBlock<T, TVector, TSimd>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TSimd : ISimd<TVector, float>
{
    /// <summary>The points of a block: few, so that the box around them stays small.</summary>
    public const int Points = 16;

    private const int Together = ChebyshevTile<float, TVector, TSimd>.Rows;

    // 4 u, and what underflow may add.
    private const float RelativeDoubt = 1f / (1 << 22);
    private const float LeastDoubt = 1e-43f;

    private readonly NeighborQuery<T> _query;
    private readonly BoxedPairs _observed;
    private readonly BoxedPairs _queries;
    private readonly BoxQueries _x;
    private readonly BoxQueries _y;
    private readonly float[] _gaps;
    private readonly float[] _distances = new float[Together * Lanes];
    private readonly ulong[] _belowCertain = new ulong[Together];
    private readonly ulong[] _belowPossible = new ulong[Together];
    private readonly float[] _certain = new float[Points];
    private readonly float[] _possible = new float[Points];
    private readonly int[] _inside = new int[Points];
    private readonly NearestList<T> _nearest;
    private readonly BoxCandidates[] _candidates = new BoxCandidates[Points];

    /// <summary>Makes the buffers.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="observed">The observed points.</param>
    /// <param name="queries">The query points; the same object where each point is left out of its own neighbors.</param>
    public BoxBlock(NeighborQuery<T> query, BoxedPairs observed, BoxedPairs queries)
    {
        _query = query;
        _observed = observed;
        _queries = queries;
        _x = new BoxQueries(Points, Together, observed.X.Dimensions);
        _y = new BoxQueries(Points, Together, observed.Y.Dimensions);
        _gaps = new float[observed.X.PanelStride];
        _nearest = new NearestList<T>(query.Neighbors);
        for (int i = 0; i < Points; i++)
        {
            _candidates[i] = new BoxCandidates(query.Neighbors);
        }
    }

    private static int Lanes => ChebyshevTile<float, TVector, TSimd>.Lanes;

    /// <summary>Finds the nearest neighbors of the block's points.</summary>
    /// <param name="place">The place of the first in the order of X.</param>
    /// <param name="answer">Receives the row of each point and its nearest neighbors.</param>
    public void FindNeighbors(int place, Action<int, NearestList<T>> answer)
    {
        int count = Math.Min(Points, _queries.X.Rows.Length - place);
        _x.Take(_queries.X, place, count);
        _y.Take(_queries.YAlongX, place, count);
        float magnitude = Math.Max(_x.Box.Magnitude, _y.Box.Magnitude);
        _gaps.AsSpan().Clear();
        WidenGaps(_x.Box, _observed.X);
        WidenGaps(_y.Box, _observed.YAlongX);
        for (int i = 0; i < Points; i++)
        {
            _candidates[i].Clear();
            _possible[i] = i < count ? float.PositiveInfinity : 0;
        }

        // Points at near places are near: seen first, they let most others be left out.
        int panels = _observed.X.Panels;
        int ownPlace = _query.ExcludesSelf ? place : -1;
        int start = ownPlace >= 0 ? ownPlace / Lanes : Smallest(_gaps.AsSpan(0, panels));
        float farthest = float.PositiveInfinity;
        for (int step = 0, left = start, right = start + 1; left >= 0 || right < panels; step++)
        {
            int panel = left < 0 || (right < panels && step % 2 == 1) ? right++ : left--;
            if (_gaps[panel] < farthest && Offer(panel, count, ownPlace, magnitude))
            {
                farthest = Largest(_possible);
            }
        }

        for (int i = 0; i < count; i++)
        {
            int row = _queries.X.Rows[place + i];
            _nearest.Clear();
            foreach (int other in _candidates[i].KeepBelow(_possible[i]))
            {
                _nearest.Offer(JointDistance(row, other), other);
            }

            answer(row, _nearest);
        }
    }

    /// <summary>Counts the observed points strictly inside of a radius in X about each of the block's points.</summary>
    /// <param name="place">The place of the first in the order of X.</param>
    /// <param name="radii">The radius of every query point.</param>
    /// <param name="counts">Receives the counts.</param>
    public void CountX(int place, T[] radii, int[] counts) =>
        CountInside(place, radii, counts, _x, _queries.X, _observed.X, _query.Queries.X, _query.Observed.X);

    /// <summary>The same in Y.</summary>
    /// <param name="place">The place of the first in the order of Y.</param>
    /// <param name="radii">The radius of every query point.</param>
    /// <param name="counts">Receives the counts.</param>
    public void CountY(int place, T[] radii, int[] counts) =>
        CountInside(place, radii, counts, _y, _queries.Y, _observed.Y, _query.Queries.Y, _query.Observed.Y);

    private void CountInside(
        int place, T[] radii, int[] counts, BoxQueries block, BoxedPoints queries, BoxedPoints observed, T[] queryValues, T[] observedValues)
    {
        int count = Math.Min(Points, queries.Rows.Length - place);
        block.Take(queries, place, count);
        float magnitude = block.Box.Magnitude;
        _gaps.AsSpan().Clear();
        WidenGaps(block.Box, observed);
        ReadOnlySpan<int> rows = queries.Rows.AsSpan(place, count);
        for (int i = 0; i < Points; i++)
        {
            float radius = i < count ? float.CreateTruncating(radii[rows[i]]) : 0;
            float doubt = i < count ? Doubt(magnitude, radius) : 0;
            _certain[i] = radius - doubt;
            _possible[i] = radius + doubt;
        }

        float farthest = Largest(_possible);
        _inside.AsSpan().Clear();
        for (int panel = 0; panel < observed.Panels; panel++)
        {
            if (_gaps[panel] < farthest)
            {
                Count(panel, rows, radii, block, observed, queryValues, observedValues);
            }
        }

        for (int i = 0; i < count; i++)
        {
            // A point lies inside its own radius unless that is 0.
            counts[rows[i]] = _inside[i] - (_query.ExcludesSelf && radii[rows[i]] > T.Zero ? 1 : 0);
        }
    }

    /// <summary>Looks for neighbors in a panel.</summary>
    /// <returns>Whether any point's reach may have changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Offer(int panel, int count, int ownPlace, float magnitude)
    {
        bool offered = false;
        int firstPlace = panel * Lanes;
        ulong filled = _observed.X.Filled(panel);
        ref readonly float panelX = ref _observed.X.Values[firstPlace * _observed.X.Dimensions];
        ref readonly float panelY = ref _observed.YAlongX.Values[firstPlace * _observed.Y.Dimensions];
        for (int first = 0; first < count; first += Together)
        {
            ChebyshevTile<float, TVector, TSimd>.Measure(in _x.Interleaved(first), in panelX, _observed.X.Dimensions, ref _distances[0]);
            if (!AnyPossible(first))
            {
                continue;
            }

            ChebyshevTile<float, TVector, TSimd>.Widen(in _y.Interleaved(first), in panelY, _observed.Y.Dimensions, ref _distances[0]);
            for (int i = first; i < first + Together; i++)
            {
                ref float distances = ref _distances[(i - first) * Lanes];
                ulong possible = Below(ref distances, _possible[i]) & filled;
                int self = ownPlace + i - firstPlace;
                if (ownPlace >= 0 && self >= 0 && self < Lanes)
                {
                    possible &= ~(1UL << self);
                }

                if (possible != 0)
                {
                    float kth = _candidates[i].Add(ref distances, possible, _observed.X.Rows.AsSpan(firstPlace));

                    // Float32 may be in doubt about the k-th and about the one that is nearer.
                    _possible[i] = float.BitIncrement(kth) + (2 * Doubt(magnitude, kth));
                    offered = true;
                }
            }
        }

        return offered;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(
        int panel, ReadOnlySpan<int> rows, T[] radii, BoxQueries block, BoxedPoints observed, T[] queryValues, T[] observedValues)
    {
        int firstPlace = panel * Lanes;
        ulong filled = observed.Filled(panel);
        ref readonly float values = ref observed.Values[firstPlace * observed.Dimensions];
        for (int first = 0; first < rows.Length; first += Together)
        {
            ChebyshevTile<float, TVector, TSimd>.Compare(
                in block.Interleaved(first),
                in values,
                observed.Dimensions,
                in _certain[first],
                in _possible[first],
                ref _belowCertain[0],
                ref _belowPossible[0]);
            for (int i = 0; i < Together; i++)
            {
                ulong certain = _belowCertain[i] & filled;
                _inside[first + i] += BitOperations.PopCount(certain);
                for (ulong doubtful = _belowPossible[i] & filled & ~certain; doubtful != 0; doubtful &= doubtful - 1)
                {
                    int row = rows[first + i];
                    int other = observed.Rows[firstPlace + BitOperations.TrailingZeroCount(doubtful)];
                    T distance = Chebyshev.Distance<T>(
                        queryValues.AsSpan(row * observed.Dimensions, observed.Dimensions),
                        observedValues.AsSpan(other * observed.Dimensions, observed.Dimensions));
                    _inside[first + i] += distance < radii[row] ? 1 : 0;
                }
            }
        }
    }

    private T JointDistance(int query, int observed) => T.Max(
        Chebyshev.Distance(_query.Queries.RowX(query), _query.Observed.RowX(observed)),
        Chebyshev.Distance(_query.Queries.RowY(query), _query.Observed.RowY(observed)));

    private static float Doubt(float magnitude, float radius) =>
        typeof(T) == typeof(float) ? 0 : (RelativeDoubt * (magnitude + radius)) + LeastDoubt;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AnyPossible(int first)
    {
        ulong any = 0;
        for (int i = 0; i < Together; i++)
        {
            any |= Below(ref _distances[i * Lanes], _possible[first + i]);
        }

        return any != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Below(ref readonly float distances, float reach)
    {
        TVector bound = TSimd.Create(reach);
        return TSimd.LessThanMask(TSimd.Load(in distances, 0), bound)
            | (TSimd.LessThanMask(TSimd.Load(in distances, TSimd.Count), bound) << TSimd.Count);
    }

    /// <summary>Makes the gaps at least the distance between a box and the box of each panel, which rounds as distances of points do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WidenGaps(BoundingBox box, BoxedPoints points)
    {
        for (int c = 0; c < points.Dimensions; c++)
        {
            TVector lower = TSimd.Create(box.Lower[c]);
            TVector upper = TSimd.Create(box.Upper[c]);
            ref float panelLower = ref points.Lower[c * points.PanelStride];
            ref float panelUpper = ref points.Upper[c * points.PanelStride];
            ref float gaps = ref _gaps[0];
            for (int panel = 0; panel < points.PanelStride; panel += TSimd.Count)
            {
                TVector above = TSimd.Subtract(TSimd.Load(ref panelLower, panel), upper);
                TVector below = TSimd.Subtract(lower, TSimd.Load(ref panelUpper, panel));
                TSimd.Store(TSimd.MaxNumber(TSimd.Load(ref gaps, panel), TSimd.MaxNumber(above, below)), ref gaps, panel);
            }
        }
    }

    private static int Smallest(ReadOnlySpan<float> values)
    {
        int smallest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            smallest = values[i] < values[smallest] ? i : smallest;
        }

        return smallest;
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        float largest = values[0];
        foreach (float value in values)
        {
            largest = value > largest ? value : largest;
        }

        return largest;
    }
}
