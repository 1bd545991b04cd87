namespace LatentMI.IO.Formats;

/// <summary>What separates the whole part of a number in text from its decimals.</summary>
public enum DecimalMark
{
    /// <summary>A point: <c>1.5</c>.</summary>
    Point,

    /// <summary>A comma: <c>1,5</c>.</summary>
    Comma,
}
