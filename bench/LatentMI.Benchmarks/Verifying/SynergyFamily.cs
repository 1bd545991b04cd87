namespace LatentMI.Benchmarks.Verifying;

/// <summary>The sources and targets of <c>synergy</c>.</summary>
internal enum SynergyFamily
{
    /// <summary>Y is A + B with noise, each a column.</summary>
    Sum,

    /// <summary>A and B are Y with noise, each a column.</summary>
    Copies,

    /// <summary>Two columns each, with what both sources have, what one has, and what takes both.</summary>
    Mixed,

    /// <summary>The same with twenty columns in each source.</summary>
    Wide,

    /// <summary>Three sources of a column each, of which two share what they tell.</summary>
    Three,

    /// <summary>A source that is unrelated to the target and to the other source, which tells half a bit.</summary>
    Idle,

    /// <summary>Y tells whether two bits are equal.</summary>
    Parity,

    /// <summary>Y is a label that tells whether the signs of two normal columns agree.</summary>
    Signs,
}
