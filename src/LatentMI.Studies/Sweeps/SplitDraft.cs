namespace LatentMI.Studies.Sweeps;

/// <summary>A table whose columns make groups, as it is written.</summary>
/// <param name="Node">Its place.</param>
/// <param name="Address">Its address.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Separator">What ends the part of a column's name that names its group; null where the labels do.</param>
/// <param name="Labels">The file that names the group of every column; null where the columns' names do.</param>
internal sealed record SplitDraft(PlanNode Node, string Address, RowChoice Rows, string? Separator, string? Labels);
