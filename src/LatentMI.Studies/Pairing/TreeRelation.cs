namespace LatentMI.Studies.Pairing;

/// <summary>Which leaves of a tree are pairs.</summary>
internal enum TreeRelationKind
{
    /// <summary>Leaves of the same parent.</summary>
    Sisters,

    /// <summary>Leaves of the same grandparent and of different parents.</summary>
    Cousins,

    /// <summary>Leaves whose distance along the tree is in a range.</summary>
    Distance,
}

/// <summary>Which leaves of a tree are pairs.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Least">The least distance, of <see cref="TreeRelationKind.Distance"/>.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct TreeRelation(TreeRelationKind Kind, double Least = 0, double Most = 0);
