namespace LatentMI.Studies.Pairing;

/// <summary>Which leaves of a tree are pairs.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Least">The least distance, of <see cref="TreeRelationKind.Distance"/>.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct TreeRelation(TreeRelationKind Kind, double Least = 0, double Most = 0);
