namespace LatentMI.Studies.Sweeps;

/// <summary>Which pairs are wanted, as it is written: all, these, or each of some with each of others.</summary>
/// <param name="Node">Its place; null where all pairs are meant by saying nothing.</param>
/// <param name="Listed">The pairs that are listed; null where they are not.</param>
/// <param name="X">The groups that are X; null where none are named.</param>
/// <param name="Y">The groups that are Y; null where none are named.</param>
internal sealed record PairsDraft(
    PlanNode? Node,
    IReadOnlyList<(PlanNode X, PlanNode Y)>? Listed,
    IReadOnlyList<PlanNode>? X,
    IReadOnlyList<PlanNode>? Y);
