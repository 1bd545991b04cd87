namespace LatentMI.Neighbors;

/// <summary>Chooses the faster search.</summary>
/// <remarks>
/// Measured with normal samples, correlated 0.6 column by column, in double and with AVX-512. Boxes beat the sweep up to some 32 + 32 columns, where
/// a box around neighbors is still smaller than a neighborhood, and the tree everywhere but at 1 + 1 columns and more than some 10,000 points, as
/// the number of pairs of boxes grows with n^2.
/// </remarks>
internal static class NeighborSearchChooser
{
    private const int MostColumnsOfBoxes = 64;
    private const int MostColumnsOfTree = 2;
    private const int FewestPointsOfTree = 10_000;

    /// <summary>The faster way to search.</summary>
    /// <param name="observed">The number of points among which neighbors are sought.</param>
    /// <param name="dimensionsX">The number of columns of X.</param>
    /// <param name="dimensionsY">The number of columns of Y.</param>
    public static NeighborSearchMethod Choose(int observed, int dimensionsX, int dimensionsY) => (dimensionsX + dimensionsY) switch
    {
        <= MostColumnsOfTree when observed > FewestPointsOfTree => NeighborSearchMethod.Tree,
        <= MostColumnsOfBoxes => NeighborSearchMethod.Boxes,
        _ => NeighborSearchMethod.Sweep,
    };
}
