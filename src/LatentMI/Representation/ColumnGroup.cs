namespace LatentMI.Representation;

/// <summary>Columns of both sides that depend on each other.</summary>
/// <param name="X">The columns of X.</param>
/// <param name="Y">The columns of Y.</param>
/// <param name="IsCorrelation">Whether they are a column of each side whose correlation tells all that their ranks show.</param>
internal sealed record ColumnGroup(int[] X, int[] Y, bool IsCorrelation);
