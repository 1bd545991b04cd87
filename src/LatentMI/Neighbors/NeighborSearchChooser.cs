namespace LatentMI.Neighbors;

/// <summary>Chooses the faster search.</summary>
/// <remarks>
/// The sweep's time grows with n^2. The tree's grows more slowly, the less so the more columns it has, and its start is worse. Measured with
/// normal samples in double and AVX2, they cross near n = 300, 2,000 and 12,000 at 2, 4 and 6 columns in all, which
/// n = 50 x 2.5^(dx + dy) follows.
/// </remarks>
internal static class NeighborSearchChooser
{
    private const double Start = 50;
    private const double GrowthPerColumn = 2.5;

    /// <summary>The faster way to search.</summary>
    /// <param name="observed">The number of points among which neighbors are sought.</param>
    /// <param name="dimensionsX">The number of columns of X.</param>
    /// <param name="dimensionsY">The number of columns of Y.</param>
    public static NeighborSearchMethod Choose(int observed, int dimensionsX, int dimensionsY) =>
        observed >= Start * Math.Pow(GrowthPerColumn, dimensionsX + dimensionsY) ? NeighborSearchMethod.Tree : NeighborSearchMethod.Sweep;
}
