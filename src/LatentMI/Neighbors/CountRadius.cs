namespace LatentMI.Neighbors;

/// <summary>Within which distance the points of a marginal space are counted.</summary>
internal enum CountRadius
{
    /// <summary>Strictly inside the joint distance to the k-th neighbor, the same for both marginals.</summary>
    InsideJoint,

    /// <summary>Up to and including the largest distance in that marginal among the k nearest joint neighbors.</summary>
    UpToMarginal,
}
