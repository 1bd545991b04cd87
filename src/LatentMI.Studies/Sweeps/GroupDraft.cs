namespace LatentMI.Studies.Sweeps;

/// <summary>A group as it is written.</summary>
/// <param name="Node">Its place.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record GroupDraft(PlanNode Node, string Name, string Address, RowChoice Rows);
