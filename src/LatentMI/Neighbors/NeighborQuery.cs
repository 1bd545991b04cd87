using System.Numerics;

namespace LatentMI.Neighbors;

/// <summary>What to find for every query point: its k-th nearest neighbor in the joint space, and how many points lie near in each marginal.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class NeighborQuery<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Asks for the neighbors of all points among each other; no point is its own neighbor.</summary>
    /// <param name="points">The points; more than <paramref name="neighbors"/>.</param>
    /// <param name="neighbors">k.</param>
    /// <param name="radius">Within which distance to count.</param>
    public NeighborQuery(PairedPoints<T> points, int neighbors, CountRadius radius)
        : this(points, points, neighbors, radius)
    {
    }

    /// <summary>Asks for the neighbors that new points have among observed ones.</summary>
    /// <param name="observed">The observed points; at least <paramref name="neighbors"/>, or one more where they are the queries as well.</param>
    /// <param name="queries">The new points; the same object as <paramref name="observed"/> where each point is to be left out of its own neighbors.</param>
    /// <param name="neighbors">k.</param>
    /// <param name="radius">Within which distance to count.</param>
    public NeighborQuery(PairedPoints<T> observed, PairedPoints<T> queries, int neighbors, CountRadius radius)
    {
        Observed = observed;
        Queries = queries;
        Neighbors = neighbors;
        Radius = radius;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neighbors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neighbors, ExcludesSelf ? observed.Count - 1 : observed.Count);
    }

    /// <summary>The points among which neighbors are sought and counted.</summary>
    public PairedPoints<T> Observed { get; }

    /// <summary>The points whose neighbors are sought.</summary>
    public PairedPoints<T> Queries { get; }

    /// <summary>The number of neighbors, k.</summary>
    public int Neighbors { get; }

    /// <summary>Within which distance to count.</summary>
    public CountRadius Radius { get; }

    /// <summary>Whether the query points are the observed points, each left out of its own neighbors.</summary>
    public bool ExcludesSelf => ReferenceEquals(Observed, Queries);
}
