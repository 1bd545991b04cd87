using System.Numerics;

namespace LatentMI.Neighbors;

/// <summary>Chooses the faster search.</summary>
/// <remarks>
/// Measured with normal samples, correlated 0.6 column by column, in double and with AVX-512. Boxes beat the sweep up to some 32 + 32 columns, where
/// a box around neighbors is still smaller than a neighborhood, and the tree everywhere but at 1 + 1 columns and more than some 10,000 points, as
/// the number of pairs of boxes grows with n^2. Where many points are tied but for noise, float32 leaves all of them in doubt and boxes compare each
/// with each in double; the tree tells them apart (an estimate of 3,000 rows of 2 + 2 columns that are 0 but for 0.1 % takes a fifth of the time).
/// </remarks>
internal static class NeighborSearchChooser
{
    private const int MostColumnsOfBoxes = 64;
    private const int MostColumnsOfTree = 2;
    private const int FewestPointsOfTree = 10_000;

    // Of so many pairs of points, how many tie. With this many points at one place the tree is faster, up to so many columns.
    private const int ProbedPairs = 512;
    private const int FewestTied = 100;
    private const int MostColumnsOfTiedTree = 8;

    // Far above the noise against ties, and below what float32 tells of values around 1.
    private const float TieWidth = 1e-7f;

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

    /// <summary>The faster way to search some points.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="points">The points among which neighbors are sought.</param>
    public static NeighborSearchMethod Choose<T>(PairedPoints<T> points)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NeighborSearchMethod method = Choose(points.Count, points.DimensionsX, points.DimensionsY);
        bool tree = method == NeighborSearchMethod.Boxes && points.DimensionsX + points.DimensionsY <= MostColumnsOfTiedTree && PointsAtOnePlace(points) >= FewestTied;
        return tree ? NeighborSearchMethod.Tree : method;
    }

    /// <summary>About how many points coincide with one of them in float32, from evenly spread pairs.</summary>
    private static double PointsAtOnePlace<T>(PairedPoints<T> points)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int tied = 0;
        for (int pair = 0; pair < ProbedPairs; pair++)
        {
            int first = (int)((long)pair * points.Count / ProbedPairs);
            int second = (int)((first + 1 + ((long)pair * pair)) % points.Count);
            bool coincide = first != second && Coincide(points.RowX(first), points.RowX(second)) && Coincide(points.RowY(first), points.RowY(second));
            tied += coincide ? 1 : 0;
        }

        return (double)tied / ProbedPairs * points.Count;
    }

    private static bool Coincide<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int c = 0; c < a.Length; c++)
        {
            if (Math.Abs(float.CreateTruncating(a[c]) - float.CreateTruncating(b[c])) > TieWidth)
            {
                return false;
            }
        }

        return true;
    }
}
