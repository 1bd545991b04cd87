namespace LatentMI;

/// <summary>What the numbers of a column mean.</summary>
public enum ColumnKind
{
    /// <summary>Quantities, or what is not known.</summary>
    Number,

    /// <summary>Whole numbers, such as counts, by their type in the file.</summary>
    Count,

    /// <summary>Codes of labels: they are equal or different, but have no order.</summary>
    Label,
}
