using System.Numerics;
using System.Runtime.Intrinsics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// Searches by computing the distances of all pairs with vector instructions, block by block. Its time grows with n^2 and with the number of
/// columns, whatever the data are like; it is the choice from some ten columns on, where a tree visits nearly every point.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
/// <param name="width">The width of the vectors. It does not change the answers.</param>
internal sealed class SweepSearch<T>(SimdWidth width) : INeighborSearch<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public NeighborCounts Search(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken) => width switch
    {
        SimdWidth.Vector512 => Sweep<Vector512<T>, Simd512<T>>(query, team, cancellationToken),
        SimdWidth.Vector256 => Sweep<Vector256<T>, Simd256<T>>(query, team, cancellationToken),
        SimdWidth.Vector128 => Sweep<Vector128<T>, Simd128<T>>(query, team, cancellationToken),
        _ => Sweep<T, SimdScalar<T>>(query, team, cancellationToken),
    };

    private static NeighborCounts Sweep<TVector, TSimd>(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken)
        where TSimd : ISimd<TVector, T>
    {
        var answers = new NeighborCounts(query.Queries.Count);
        var sweep = new Sweep<T, TVector, TSimd>(query, answers, team, cancellationToken);
        team.Run(sweep, sweep.Blocks);
        return answers;
    }
}
