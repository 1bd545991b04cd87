using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>One run of <see cref="BoxSearch{T}"/>.</summary>
/// <remarks>
/// First the joint neighbors: blocks of query points that lie near each other in X go over the panels of X from their own outward, leaving out those
/// that are farther in X or in Y than any point's k-th neighbor so far. Then, the radii being known, each marginal is counted over panels in an order
/// of its own, which does not depend on the pairing.
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TVector">A vector of float32.</typeparam>
/// <typeparam name="TSimd">The operations on it.</typeparam>
internal sealed class BoxSweep<T, TVector, TSimd>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TSimd : ISimd<TVector, float>
{
    private const int Points = BoxBlock<T, TVector, TSimd>.Points;

    private readonly NeighborQuery<T> _query;
    private readonly NeighborCounts _answers;
    private readonly CancellationToken _cancellationToken;
    private readonly BoxedPairs _observed;
    private readonly BoxedPairs _queries;
    private readonly T[] _radiiX;
    private readonly T[] _radiiY;
    private readonly BoxBlock<T, TVector, TSimd>?[] _blocks;
    private readonly Action<int, NearestList<T>> _answer;

    private BoxSweep(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _query = query;
        _cancellationToken = cancellationToken;
        int lanes = ChebyshevTile<float, TVector, TSimd>.Lanes;
        _observed = BoxedPairs.Pack(query.Observed, lanes, team);
        _queries = query.ExcludesSelf ? _observed : BoxedPairs.Pack(query.Queries, lanes, team);
        _answers = new NeighborCounts(query.Queries.Count);
        _radiiX = new T[query.Queries.Count];
        _radiiY = new T[query.Queries.Count];
        _answer = Answer;
        _blocks = new BoxBlock<T, TVector, TSimd>?[team.Threads];
    }

    /// <summary>Answers a query.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="team">Who does the work.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static NeighborCounts Run(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken)
    {
        var sweep = new BoxSweep<T, TVector, TSimd>(query, team, cancellationToken);
        int blocks = (query.Queries.Count + Points - 1) / Points;
        team.Run(new Part(sweep.FindNeighbors), blocks);
        team.Run(new Part(sweep.CountX), blocks);
        team.Run(new Part(sweep.CountY), blocks);
        return sweep._answers;
    }

    private void FindNeighbors(int block, int worker) => Buffers(worker).FindNeighbors(block * Points, _answer);

    private void Answer(int row, NearestList<T> nearest)
    {
        _answers.Distances[row] = double.CreateChecked(nearest.KthDistance);
        MarginalRadii<T> radii = MarginalRadii<T>.Create(_query, row, nearest);
        _radiiX[row] = radii.X;
        _radiiY[row] = radii.Y;
    }

    private void CountX(int block, int worker) => Buffers(worker).CountX(block * Points, _radiiX, _answers.CountsX);

    private void CountY(int block, int worker) => Buffers(worker).CountY(block * Points, _radiiY, _answers.CountsY);

    private BoxBlock<T, TVector, TSimd> Buffers(int worker)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return _blocks[worker] ??= new BoxBlock<T, TVector, TSimd>(_query, _observed, _queries);
    }

    private sealed class Part(Action<int, int> run) : IPartedWork
    {
        public void Run(int part, int worker) => run(part, worker);
    }
}
