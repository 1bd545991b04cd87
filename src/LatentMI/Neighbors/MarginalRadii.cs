using System.Numerics;

namespace LatentMI.Neighbors;

/// <summary>The radii, one in each marginal, strictly inside of which a query point's neighbors are counted.</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <param name="X">The radius in X.</param>
/// <param name="Y">The radius in Y.</param>
internal readonly record struct MarginalRadii<T>(T X, T Y)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The radii of a query point whose nearest neighbors are known.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="row">The query point.</param>
    /// <param name="nearest">Its k nearest neighbors.</param>
    public static MarginalRadii<T> Create(NeighborQuery<T> query, int row, NearestList<T> nearest)
    {
        if (query.Radius == CountRadius.InsideJoint)
        {
            return new MarginalRadii<T>(nearest.KthDistance, nearest.KthDistance);
        }

        T x = T.Zero, y = T.Zero;
        foreach (int neighbor in nearest.Rows)
        {
            x = T.Max(x, Chebyshev.Distance(query.Queries.RowX(row), query.Observed.RowX(neighbor)));
            y = T.Max(y, Chebyshev.Distance(query.Queries.RowY(row), query.Observed.RowY(neighbor)));
        }

        // d <= r is d < r', r' being the next number after r.
        return new MarginalRadii<T>(T.BitIncrement(x), T.BitIncrement(y));
    }
}
