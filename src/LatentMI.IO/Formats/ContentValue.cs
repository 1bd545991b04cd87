namespace LatentMI.IO.Formats;

/// <summary>A value of a column.</summary>
public sealed class ContentValue(string value, int rows)
{
    /// <summary>The value, as text.</summary>
    public string Value { get; } = value;

    /// <summary>How many rows have it.</summary>
    public int Rows { get; } = rows;
}
