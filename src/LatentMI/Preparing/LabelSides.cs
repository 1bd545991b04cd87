namespace LatentMI.Preparing;

/// <summary>Which sides are labels: names, whose numbers have no order.</summary>
public enum LabelSides
{
    /// <summary>Neither: whole numbers are quantities.</summary>
    None,

    /// <summary>X.</summary>
    X,

    /// <summary>Y.</summary>
    Y,

    /// <summary>Both.</summary>
    Both,
}
