namespace LatentMI.Studies.Pairing;

/// <summary>How two leaves of a tree are related to be a pair.</summary>
internal enum TreeRelationKind
{
    /// <summary>Leaves of the same parent.</summary>
    Sisters,

    /// <summary>Leaves of the same grandparent and of different parents.</summary>
    Cousins,

    /// <summary>Leaves whose distance along the tree is in a range.</summary>
    Distance,
}
