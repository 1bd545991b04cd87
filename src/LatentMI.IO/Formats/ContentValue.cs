namespace LatentMI.IO.Formats;

/// <summary>A value of a column.</summary>
/// <param name="Value">The value, as text.</param>
/// <param name="Rows">How many rows have it.</param>
public sealed record ContentValue(string Value, int Rows);
