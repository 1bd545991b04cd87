using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// An exact search for nearest neighbors in the Chebyshev metric. Every implementation gives the same answers to the bit, since each compares
/// the same floating-point numbers |a - b|; neighbors at the same distance come in the order of their rows.
/// </summary>
/// <typeparam name="T">The precision in which distances are computed and compared.</typeparam>
internal interface INeighborSearch<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Answers a query for all of its points.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="team">Who does the work.</param>
    /// <param name="cancellationToken">Ends the work early, within a block of rows.</param>
    NeighborCounts Search(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken);
}
