namespace LatentMI.Neighbors;

/// <summary>How nearest neighbors are searched. All give the same numbers to the bit; they differ in speed.</summary>
public enum NeighborSearchMethod
{
    /// <summary>All pairs, with vector instructions: for many columns.</summary>
    Sweep,

    /// <summary>Panels of near pairs, with vector instructions, without the panels that are out of reach: for some tens of columns at most.</summary>
    Boxes,

    /// <summary>k-d trees, and sorted columns: for few columns.</summary>
    Tree,
}
