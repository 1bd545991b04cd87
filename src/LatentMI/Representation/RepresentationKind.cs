namespace LatentMI.Representation;

/// <summary>How the columns of a side become latents, or what takes their place for labels.</summary>
public enum RepresentationKind
{
    /// <summary>A few columns, unchanged.</summary>
    Columns,

    /// <summary>Canonical variates of principal components.</summary>
    Linear,

    /// <summary>The same with each value's distance from its column's median.</summary>
    Folded,

    /// <summary>Canonical variates of how near a row is to landmarks.</summary>
    Kernel,

    /// <summary>Networks.</summary>
    Network,

    /// <summary>An <see cref="IRepresentation"/> of the user's.</summary>
    Own,

    /// <summary>Labels on both sides, counted.</summary>
    Counts,

    /// <summary>A label, predicted from nearest neighbors.</summary>
    Neighbors,

    /// <summary>How large rows are, whatever their direction.</summary>
    Norms,

    /// <summary>Canonical variates of columns and of their products with how large the row is.</summary>
    Modulated,
}
