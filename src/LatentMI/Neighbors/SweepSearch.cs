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
        SimdWidth.Vector512 => Sweep<T, Vector512<T>, Simd512<T>>.Run(query, team, cancellationToken),
        SimdWidth.Vector256 => Sweep<T, Vector256<T>, Simd256<T>>.Run(query, team, cancellationToken),
        SimdWidth.Vector128 => Sweep<T, Vector128<T>, Simd128<T>>.Run(query, team, cancellationToken),
        _ => Sweep<T, T, SimdScalar<T>>.Run(query, team, cancellationToken),
    };
}
