namespace LatentMI;

/// <summary>How nearest neighbors are searched. Both ways give the same numbers to the bit; they differ in speed.</summary>
public enum NeighborSearchMethod
{
    /// <summary>All pairs, with vector instructions: for many columns.</summary>
    Sweep,

    /// <summary>k-d trees, and sorted columns: for few columns.</summary>
    Tree,
}
