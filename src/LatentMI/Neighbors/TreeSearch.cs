using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// Searches a k-d tree of the joint space for neighbors, and counts in a tree of each marginal space, or in a sorted column where it has only one.
/// Its time grows little faster than n in a few dimensions; it is the choice there.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class TreeSearch<T> : INeighborSearch<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public NeighborCounts Search(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken)
    {
        var walk = new TreeWalk<T>(query, team, cancellationToken);
        team.Run(walk, walk.Blocks);
        return walk.Answers;
    }
}
