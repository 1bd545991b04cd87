using System.Numerics;
using System.Runtime.CompilerServices;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>The buffers of one worker, and its sweep of a block of query rows over panels of observed points.</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TSimd">The operations on it.</typeparam>
internal sealed class SweepBlock<T, TVector, TSimd>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TSimd : ISimd<TVector, T>
{
    private readonly NeighborQuery<T> _query;
    private readonly SweepSide<T, TVector, TSimd> _x;
    private readonly SweepSide<T, TVector, TSimd> _y;

    /// <summary>Makes the buffers.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="panelsX">The observed points of X.</param>
    /// <param name="panelsY">The observed points of Y.</param>
    /// <param name="candidates">How many points the worker has to remember something of.</param>
    public SweepBlock(NeighborQuery<T> query, PointPanels<T> panelsX, PointPanels<T> panelsY, int candidates)
    {
        _query = query;
        _x = new SweepSide<T, TVector, TSimd>(panelsX, query.Queries.X, query.Queries.DimensionsX);
        _y = new SweepSide<T, TVector, TSimd>(panelsY, query.Queries.Y, query.Queries.DimensionsY);
        Candidates = new SweepCandidates<T>(candidates, query.Neighbors, query.Radius);
    }

    /// <summary>What the worker has found.</summary>
    public SweepCandidates<T> Candidates { get; }

    private static int Lanes => ChebyshevTile<T, TVector, TSimd>.Lanes;

    /// <summary>Sweeps the block's rows over all panels.</summary>
    /// <param name="firstRow">The block's first row.</param>
    /// <param name="rows">How many rows it has; they are the candidates from 0 on.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public void SweepAll(int firstRow, int rows, CancellationToken cancellationToken)
    {
        Candidates.Clear();
        Start(firstRow, rows);
        for (int point = 0; point < _query.Observed.Count; point += Lanes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Measure(firstRow, point);
            ScanRows(0, rows, point);
        }
    }

    /// <summary>
    /// Sweeps the block's rows over the panels from its own on, each distance serving both of its points; every pair of points is met by just one
    /// block so. The candidates are all points.
    /// </summary>
    /// <param name="firstRow">The block's first row.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public void SweepFollowing(int firstRow, int rows, CancellationToken cancellationToken)
    {
        Start(firstRow, rows);
        for (int point = firstRow; point < _query.Observed.Count; point += Lanes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Measure(firstRow, point);
            ScanRows(firstRow, rows, point);
            if (point >= firstRow + rows)
            {
                ScanLanes(firstRow, rows, point);
            }
        }
    }

    private void Start(int firstRow, int rows)
    {
        _x.Start(firstRow, rows);
        _y.Start(firstRow, rows);
    }

    private void Measure(int firstRow, int firstPoint)
    {
        int points = Math.Min(Lanes, _query.Observed.Count - firstPoint);
        int self = _query.ExcludesSelf ? firstRow - firstPoint : Lanes;
        _x.Measure(firstPoint / Lanes, points, self);
        _y.Measure(firstPoint / Lanes, points, self);
    }

    /// <summary>Notes what the panel's points are to the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScanRows(int firstCandidate, int rows, int firstPoint)
    {
        for (int i = 0; i < rows; i++)
        {
            int candidate = firstCandidate + i;
            TVector reach = TSimd.Create(Candidates.Reach[candidate]);
            ref T x = ref _x[i];
            ref T y = ref _y[i];
            ulong insideX = Below(ref x, reach, reach);
            ulong insideY = Below(ref y, reach, reach);
            if (insideX != 0)
            {
                Candidates.X.Add(candidate, ref x, insideX);
            }

            if (insideY != 0)
            {
                Candidates.Y.Add(candidate, ref y, insideY);
            }

            for (ulong inside = insideX & insideY; inside != 0; inside &= inside - 1)
            {
                int lane = BitOperations.TrailingZeroCount(inside);
                Candidates.Offer(candidate, T.Max(Unsafe.Add(ref x, lane), Unsafe.Add(ref y, lane)), firstPoint + lane);
            }
        }
    }

    /// <summary>Notes what the rows are to the panel's points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScanLanes(int firstRow, int rows, int firstPoint)
    {
        ref T reach = ref Candidates.Reach[firstPoint];
        for (int i = 0; i < rows; i++)
        {
            TVector reach0 = TSimd.Load(ref reach, 0);
            TVector reach1 = TSimd.Load(ref reach, TSimd.Count);
            ref T x = ref _x[i];
            ref T y = ref _y[i];
            ulong insideX = Below(ref x, reach0, reach1);
            ulong insideY = Below(ref y, reach0, reach1);
            Candidates.X.AddEach(firstPoint, ref x, insideX);
            Candidates.Y.AddEach(firstPoint, ref y, insideY);
            for (ulong inside = insideX & insideY; inside != 0; inside &= inside - 1)
            {
                int lane = BitOperations.TrailingZeroCount(inside);
                Candidates.Offer(firstPoint + lane, T.Max(Unsafe.Add(ref x, lane), Unsafe.Add(ref y, lane)), firstRow + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Below(ref readonly T distances, TVector reach0, TVector reach1) =>
        TSimd.LessThanMask(TSimd.Load(in distances, 0), reach0)
        | (TSimd.LessThanMask(TSimd.Load(in distances, TSimd.Count), reach1) << TSimd.Count);
}
