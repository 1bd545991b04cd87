using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>Pairs of points as <see cref="BoxSearch{T}"/> needs them.</summary>
/// <param name="X">X in an order of its own.</param>
/// <param name="Y">Y in an order of its own.</param>
/// <param name="YAlongX">Y in the order of X.</param>
internal sealed record BoxedPairs(BoxedPoints X, BoxedPoints Y, BoxedPoints YAlongX)
{
    /// <summary>Packs pairs.</summary>
    /// <typeparam name="T">Their precision.</typeparam>
    /// <param name="points">The pairs.</param>
    /// <param name="lanes">The number of points in a panel.</param>
    /// <param name="team">Who does the work.</param>
    public static BoxedPairs Pack<T>(PairedPoints<T> points, int lanes, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        BoxedPoints x = points.BoxesX ?? BoxedPoints.InOrder(points.X, points.Count, points.DimensionsX, lanes, team);
        BoxedPoints y = points.BoxesY ?? BoxedPoints.InOrder(points.Y, points.Count, points.DimensionsY, lanes, team);
        return new BoxedPairs(x, y, BoxedPoints.Along(x.Rows, points.Y, points.DimensionsY, lanes, team));
    }
}
