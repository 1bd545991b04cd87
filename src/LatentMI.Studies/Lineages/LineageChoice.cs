namespace LatentMI.Studies.Lineages;

/// <summary>What tells clones, times and wells.</summary>
/// <param name="CloneColumn">The column of the clones, or the matrix of their members.</param>
/// <param name="TimeColumn">The time column.</param>
/// <param name="Early">The values of early cells.</param>
/// <param name="Late">The values of late cells.</param>
/// <param name="WellColumn">The column of the wells; null where they are not told apart.</param>
public sealed record LineageChoice(string CloneColumn, string TimeColumn, IReadOnlyList<string> Early, IReadOnlyList<string> Late, string? WellColumn);
