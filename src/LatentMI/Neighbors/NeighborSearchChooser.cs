namespace LatentMI.Neighbors;

/// <summary>Chooses the faster search.</summary>
internal static class NeighborSearchChooser
{
    /// <summary>The faster way to search.</summary>
    /// <param name="observed">The number of points among which neighbors are sought.</param>
    /// <param name="dimensionsX">The number of columns of X.</param>
    /// <param name="dimensionsY">The number of columns of Y.</param>
    public static NeighborSearchMethod Choose(int observed, int dimensionsX, int dimensionsY) =>
        dimensionsX + dimensionsY <= 4 && observed >= 500 ? NeighborSearchMethod.Tree : NeighborSearchMethod.Sweep;
}
