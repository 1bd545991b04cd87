namespace LatentMI.Calibrating;

/// <summary>By which family of density ratios latents are described.</summary>
public enum RatioKind
{
    /// <summary>None: held-out rows show no dependence.</summary>
    None,

    /// <summary>That of a Gaussian.</summary>
    Gaussian,

    /// <summary>Counts of pairs of values.</summary>
    Counts,

    /// <summary>A trained critic.</summary>
    Critic,

    /// <summary>The critic that the networks of the representation were trained with.</summary>
    Network,

    /// <summary>An <see cref="IDensityRatio"/> of the user's.</summary>
    Own,

    /// <summary>Different ones for pairs that are independent of each other.</summary>
    Several,

    /// <summary>A weighted sum of the logarithms of those of several representations.</summary>
    Stacked,
}
