namespace LatentMI.Studies.Scaling;

/// <summary>Whose counts are thinned, to whose columns noise is added, or whose columns are left out.</summary>
[Flags]
public enum ScalingSides
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>X.</summary>
    X = 1,

    /// <summary>Y.</summary>
    Y = 2,

    /// <summary>Both.</summary>
    Both = X | Y,
}
