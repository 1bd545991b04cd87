namespace LatentMI.Studies.Interactions;

/// <summary>Which pairs stay together in a fold of the estimate, because they share a protein.</summary>
public enum InteractionGrouping
{
    /// <summary>None: pairs are dealt one by one, as in the published study.</summary>
    None,

    /// <summary>Pairs of the same protein of X.</summary>
    X,

    /// <summary>Pairs of the same protein of Y.</summary>
    Y,

    /// <summary>Pairs that share a protein of either side, directly or through others; most tables hang together as one such group.</summary>
    Both,
}
