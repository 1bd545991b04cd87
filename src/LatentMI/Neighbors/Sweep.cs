using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>One run of <see cref="SweepSearch{T}"/>.</summary>
/// <remarks>
/// <para>
/// Every distance is computed once and looked at while it is in the first-level cache. What a row must remember is little: its k nearest
/// neighbors, and the marginal distances below the k-th joint distance so far, which are counted in the end.
/// </para>
/// <para>
/// Where points are compared among each other and have many columns, so that the distances are most of the work, each serves both of its
/// points. Then several workers know parts of what there is to know about a point, and the parts are put together in the end. That gives
/// the same answers whoever knew what.
/// </para>
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TSimd">The operations on it.</typeparam>
internal sealed class Sweep<T, TVector, TSimd>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TSimd : ISimd<TVector, T>
{
    // Measured (10,000 points, double, AVX2): with fewer, the lists of all points, which leave the cache, cost more than the distances.
    private const int FewestColumnsForSymmetry = 128;

    private const int Rows = SweepSide<T, TVector, TSimd>.Rows;

    private readonly NeighborQuery<T> _query;
    private readonly NeighborCounts _answers;
    private readonly CancellationToken _cancellationToken;
    private readonly PointPanels<T> _panelsX;
    private readonly PointPanels<T> _panelsY;
    private readonly SweepBlock<T, TVector, TSimd>?[] _workers;
    private readonly bool _symmetric;

    private Sweep(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken)
    {
        _query = query;
        _answers = new NeighborCounts(query.Queries.Count);
        _cancellationToken = cancellationToken;
        PairedPoints<T> observed = query.Observed;
        int lanes = ChebyshevTile<T, TVector, TSimd>.Lanes;
        _panelsX = new PointPanels<T>(observed.X, observed.Count, observed.DimensionsX, lanes, team);
        _panelsY = new PointPanels<T>(observed.Y, observed.Count, observed.DimensionsY, lanes, team);
        _workers = new SweepBlock<T, TVector, TSimd>?[team.Threads];
        _symmetric = query.ExcludesSelf && observed.DimensionsX + observed.DimensionsY >= FewestColumnsForSymmetry;
    }

    /// <summary>Answers a query.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="team">Who does the work.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static NeighborCounts Run(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken)
    {
        var sweep = new Sweep<T, TVector, TSimd>(query, team, cancellationToken);
        int blocks = (query.Queries.Count + Rows - 1) / Rows;
        if (sweep._symmetric)
        {
            team.Run(new Part(sweep.SweepFollowing), blocks);
            team.Run(new Part(sweep.PutTogether), blocks);
        }
        else
        {
            team.Run(new Part(sweep.SweepAll), blocks);
        }

        return sweep._answers;
    }

    private void SweepAll(int block, int worker)
    {
        SweepBlock<T, TVector, TSimd> buffers = _workers[worker] ??= new(_query, _panelsX, _panelsY, Rows);
        int firstRow = block * Rows;
        int rows = Math.Min(Rows, _query.Queries.Count - firstRow);
        buffers.SweepAll(firstRow, rows, _cancellationToken);
        for (int i = 0; i < rows; i++)
        {
            SweepCandidates<T> candidates = buffers.Candidates;
            MarginalRadii<T> radii = Answer(firstRow + i, candidates.Nearest(i));
            _answers.CountsX[firstRow + i] = CountBelow(candidates.X[i], radii.X);
            _answers.CountsY[firstRow + i] = CountBelow(candidates.Y[i], radii.Y);
        }
    }

    private void SweepFollowing(int block, int worker)
    {
        int lanes = ChebyshevTile<T, TVector, TSimd>.Lanes;
        int count = _query.Queries.Count;
        int padded = (count + lanes - 1) / lanes * lanes;
        SweepBlock<T, TVector, TSimd> buffers = _workers[worker] ??= new(_query, _panelsX, _panelsY, padded);
        int firstRow = block * Rows;
        buffers.SweepFollowing(firstRow, Math.Min(Rows, count - firstRow), _cancellationToken);
    }

    private void PutTogether(int block, int worker)
    {
        var nearest = new NearestList<T>(_query.Neighbors);
        int end = Math.Min((block + 1) * Rows, _query.Queries.Count);
        for (int row = block * Rows; row < end; row++)
        {
            nearest.Clear();
            foreach (SweepBlock<T, TVector, TSimd>? buffers in _workers)
            {
                if (buffers is not null)
                {
                    nearest.Offer(buffers.Candidates.Nearest(row));
                }
            }

            MarginalRadii<T> radii = Answer(row, nearest);
            foreach (SweepBlock<T, TVector, TSimd>? buffers in _workers)
            {
                if (buffers is not null)
                {
                    _answers.CountsX[row] += CountBelow(buffers.Candidates.X[row], radii.X);
                    _answers.CountsY[row] += CountBelow(buffers.Candidates.Y[row], radii.Y);
                }
            }
        }
    }

    private MarginalRadii<T> Answer(int row, NearestList<T> nearest)
    {
        _answers.Distances[row] = double.CreateChecked(nearest.KthDistance);
        return MarginalRadii<T>.Create(_query, row, nearest);
    }

    private static int CountBelow(ReadOnlySpan<T> distances, T radius)
    {
        TVector bound = TSimd.Create(radius);
        int below = 0;
        int j = 0;
        for (; j <= distances.Length - TSimd.Count; j += TSimd.Count)
        {
            below += BitOperations.PopCount(TSimd.LessThanMask(TSimd.Load(in distances[j], 0), bound));
        }

        for (; j < distances.Length; j++)
        {
            below += distances[j] < radius ? 1 : 0;
        }

        return below;
    }

    private sealed class Part(Action<int, int> run) : IPartedWork
    {
        public void Run(int part, int worker) => run(part, worker);
    }
}
