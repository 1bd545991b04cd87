using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>One run of <see cref="SweepSearch{T}"/>: what all of its blocks of rows share.</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TSimd">The operations on it.</typeparam>
internal sealed class Sweep<T, TVector, TSimd> : IPartedWork
    where T : unmanaged, IFloatingPointIeee754<T>
    where TSimd : ISimd<TVector, T>
{
    private readonly NeighborQuery<T> _query;
    private readonly NeighborCounts _answers;
    private readonly CancellationToken _cancellationToken;
    private readonly PointPanels<T> _panelsX;
    private readonly PointPanels<T> _panelsY;
    private readonly SweepBlock<T, TVector, TSimd>[] _blocks;

    /// <summary>Packs the observed points.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="answers">Where the answers go.</param>
    /// <param name="team">Who does the work.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Sweep(NeighborQuery<T> query, NeighborCounts answers, WorkerTeam team, CancellationToken cancellationToken)
    {
        _query = query;
        _answers = answers;
        _cancellationToken = cancellationToken;
        PairedPoints<T> observed = query.Observed;
        int lanes = ChebyshevTile<T, TVector, TSimd>.Lanes;
        _panelsX = new PointPanels<T>(observed.X, observed.Count, observed.DimensionsX, lanes, team);
        _panelsY = new PointPanels<T>(observed.Y, observed.Count, observed.DimensionsY, lanes, team);
        _blocks = new SweepBlock<T, TVector, TSimd>[team.Threads];
    }

    /// <summary>The number of blocks of rows.</summary>
    public int Blocks => (_query.Queries.Count + SweepBlock<T, TVector, TSimd>.Rows - 1) / SweepBlock<T, TVector, TSimd>.Rows;

    /// <inheritdoc/>
    public void Run(int part, int worker)
    {
        SweepBlock<T, TVector, TSimd> block = _blocks[worker] ??= new SweepBlock<T, TVector, TSimd>(_query, _panelsX, _panelsY);
        block.Run(part * SweepBlock<T, TVector, TSimd>.Rows, _answers, _cancellationToken);
    }
}
