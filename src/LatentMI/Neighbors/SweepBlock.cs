using System.Numerics;
using System.Runtime.CompilerServices;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// A block of query rows that is swept over all panels of observed points. Every distance is computed once: a row keeps its k nearest
/// neighbors, and from each marginal the distances that can still lie within the final radius, which can only shrink; they are counted when
/// the sweep has ended. So a block works in the first- and second-level cache, however many points there are.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TSimd">The operations on it.</typeparam>
internal sealed class SweepBlock<T, TVector, TSimd>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TSimd : ISimd<TVector, T>
{
    /// <summary>The rows of a block: enough that panels read from far memory are used many times.</summary>
    public const int Rows = 32;

    // A panel's columns are taken in tiles that stay in the first-level cache while all rows of the block use them.
    private const int ColumnTile = 256;

    private readonly NeighborQuery<T> _query;
    private readonly SweepSide _x;
    private readonly SweepSide _y;
    private readonly NearestList<T>[] _nearest = new NearestList<T>[Rows];
    private readonly T[] _reach = new T[Rows];

    /// <summary>Makes the buffers of one worker.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="panelsX">The observed points of X.</param>
    /// <param name="panelsY">The observed points of Y.</param>
    public SweepBlock(NeighborQuery<T> query, PointPanels<T> panelsX, PointPanels<T> panelsY)
    {
        _query = query;
        _x = new SweepSide(panelsX, query.Queries.X, query.Queries.DimensionsX);
        _y = new SweepSide(panelsY, query.Queries.Y, query.Queries.DimensionsY);
        for (int i = 0; i < Rows; i++)
        {
            _nearest[i] = new NearestList<T>(query.Neighbors);
        }
    }

    private static int Lanes => ChebyshevTile<T, TVector, TSimd>.Lanes;

    /// <summary>Answers the query for the block's rows.</summary>
    /// <param name="firstRow">The block's first row.</param>
    /// <param name="answers">Where the answers go.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public void Run(int firstRow, NeighborCounts answers, CancellationToken cancellationToken)
    {
        int rows = Math.Min(Rows, _query.Queries.Count - firstRow);
        _x.Start(firstRow, rows);
        _y.Start(firstRow, rows);
        _reach.AsSpan().Fill(T.PositiveInfinity);
        foreach (NearestList<T> list in _nearest)
        {
            list.Clear();
        }

        int observed = _query.Observed.Count;
        for (int panel = 0; panel * Lanes < observed; panel++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int firstPoint = panel * Lanes;
            int points = Math.Min(Lanes, observed - firstPoint);
            int self = _query.ExcludesSelf ? firstRow - firstPoint : int.MaxValue;
            _x.Measure(panel, points, self);
            _y.Measure(panel, points, self);
            Scan(firstPoint, rows);
        }

        for (int i = 0; i < rows; i++)
        {
            Answer(i, firstRow + i, answers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(int firstPoint, int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            TVector reach = TSimd.Create(_reach[i]);
            ulong insideX = _x.KeepInside(i, reach);
            ulong insideY = _y.KeepInside(i, reach);
            ulong inside = insideX & insideY;
            if (inside != 0)
            {
                OfferNeighbors(i, firstPoint, inside);
            }
        }
    }

    private void OfferNeighbors(int i, int firstPoint, ulong lanes)
    {
        NearestList<T> nearest = _nearest[i];
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            nearest.Offer(T.Max(_x[i, lane], _y[i, lane]), firstPoint + lane);
        }

        // Distances strictly below the reach stay of interest; up to the marginal radius they may equal it.
        _reach[i] = _query.Radius == CountRadius.InsideJoint ? nearest.KthDistance : T.BitIncrement(nearest.KthDistance);
    }

    private void Answer(int i, int row, NeighborCounts answers)
    {
        T kth = _nearest[i].KthDistance;
        answers.Distances[row] = double.CreateChecked(kth);
        MarginalRadii<T> radii = MarginalRadii<T>.Create(_query, row, _nearest[i]);
        answers.CountsX[row] = _x.CountInside(i, radii.X);
        answers.CountsY[row] = _y.CountInside(i, radii.Y);
    }

    /// <summary>One marginal space: the block's rows, their distances to the present panel, and those kept for counting.</summary>
    private sealed class SweepSide
    {
        private readonly PointPanels<T> _panels;
        private readonly T[] _queries;
        private readonly int _dimensions;
        private readonly T[] _rows;
        private readonly T[] _distances = new T[Rows * Lanes];
        private readonly T[][] _kept = new T[Rows][];
        private readonly int[] _keptCounts = new int[Rows];

        public SweepSide(PointPanels<T> panels, T[] queries, int dimensions)
        {
            _panels = panels;
            _queries = queries;
            _dimensions = dimensions;
            _rows = new T[Rows * dimensions];
            for (int i = 0; i < Rows; i++)
            {
                _kept[i] = new T[16 * Lanes];
            }
        }

        /// <summary>The distance of a row to a point of the present panel.</summary>
        public T this[int row, int lane] => _distances[(row * Lanes) + lane];

        /// <summary>Takes up the block's rows: four rows together, column after column, as the kernel reads them.</summary>
        public void Start(int firstRow, int rows)
        {
            const int Together = ChebyshevTile<T, TVector, TSimd>.Rows;
            Array.Clear(_keptCounts);
            for (int i = 0; i < rows; i++)
            {
                ReadOnlySpan<T> source = _queries.AsSpan((firstRow + i) * _dimensions, _dimensions);
                Span<T> destination = _rows.AsSpan(i / Together * Together * _dimensions, Together * _dimensions);
                for (int c = 0; c < source.Length; c++)
                {
                    destination[(c * Together) + (i % Together)] = source[c];
                }
            }
        }

        /// <summary>Computes the distances of all rows to a panel.</summary>
        /// <param name="panel">The panel.</param>
        /// <param name="points">How many of its lanes hold points.</param>
        /// <param name="self">Row i is the point of lane self + i; none of them has that lane where no row is a point of the panel.</param>
        public void Measure(int panel, int points, int self)
        {
            // Lanes without a point, and each row's own lane, start out infinitely far and so stay.
            _distances.AsSpan().Clear();
            for (int i = 0; i < Rows; i++)
            {
                _distances.AsSpan((i * Lanes) + points, Lanes - points).Fill(T.PositiveInfinity);
                if (self < Lanes && self + i >= 0 && self + i < Lanes)
                {
                    _distances[(i * Lanes) + self + i] = T.PositiveInfinity;
                }
            }

            const int Together = ChebyshevTile<T, TVector, TSimd>.Rows;
            for (int column = 0; column < _dimensions; column += ColumnTile)
            {
                int columns = Math.Min(ColumnTile, _dimensions - column);
                ref readonly T points0 = ref _panels[panel, column];
                for (int i = 0; i < Rows; i += Together)
                {
                    ChebyshevTile<T, TVector, TSimd>.Widen(
                        ref _rows[(i * _dimensions) + (column * Together)], in points0, columns, ref _distances[i * Lanes]);
                }
            }
        }

        /// <summary>Keeps the distances of a row that are below its reach.</summary>
        /// <returns>Bit i is set where lane i is below the reach.</returns>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong KeepInside(int row, TVector reach)
        {
            ref T distances = ref _distances[row * Lanes];
            ulong inside = TSimd.LessThanMask(TSimd.Load(ref distances, 0), reach)
                | (TSimd.LessThanMask(TSimd.Load(ref distances, TSimd.Count), reach) << TSimd.Count);
            if (inside != 0)
            {
                Keep(row, inside);
            }

            return inside;
        }

        /// <summary>The number of points at a distance of a row that is below a radius, which is not above the row's reach.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public int CountInside(int row, T radius)
        {
            ref T kept = ref _kept[row][0];
            int count = _keptCounts[row];
            TVector bound = TSimd.Create(radius);
            int inside = 0;
            int j = 0;
            for (; j <= count - TSimd.Count; j += TSimd.Count)
            {
                inside += BitOperations.PopCount(TSimd.LessThanMask(TSimd.Load(ref kept, j), bound));
            }

            for (; j < count; j++)
            {
                inside += Unsafe.Add(ref kept, j) < radius ? 1 : 0;
            }

            return inside;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Keep(int row, ulong lanes)
        {
            int count = _keptCounts[row];
            T[] kept = _kept[row];
            if (kept.Length < count + Lanes)
            {
                Array.Resize(ref kept, 2 * kept.Length);
                _kept[row] = kept;
            }

            ref T source = ref _distances[row * Lanes];
            ref T destination = ref kept[0];
            for (; lanes != 0; lanes &= lanes - 1)
            {
                Unsafe.Add(ref destination, count++) = Unsafe.Add(ref source, BitOperations.TrailingZeroCount(lanes));
            }

            _keptCounts[row] = count;
        }
    }
}
