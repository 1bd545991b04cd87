using System.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// What a worker has found so far for some points: the nearest neighbors of each, and the marginal distances that can still lie within its
/// final radius, which only shrinks.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class SweepCandidates<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly CountRadius _radius;
    private readonly NearestList<T>[] _nearest;

    /// <summary>Makes room for some points.</summary>
    /// <param name="points">The number of points.</param>
    /// <param name="neighbors">k.</param>
    /// <param name="radius">Within which distance to count.</param>
    public SweepCandidates(int points, int neighbors, CountRadius radius)
    {
        _radius = radius;
        _nearest = new NearestList<T>[points];
        for (int i = 0; i < points; i++)
        {
            _nearest[i] = new NearestList<T>(neighbors);
        }

        Reach = new T[points];
        Reach.AsSpan().Fill(T.PositiveInfinity);
        X = new KeptDistances<T>(points);
        Y = new KeptDistances<T>(points);
    }

    /// <summary>For every point, the distance strictly below which others are of interest.</summary>
    public T[] Reach { get; }

    /// <summary>The distances kept in X.</summary>
    public KeptDistances<T> X { get; }

    /// <summary>The distances kept in Y.</summary>
    public KeptDistances<T> Y { get; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        foreach (NearestList<T> nearest in _nearest)
        {
            nearest.Clear();
        }

        Reach.AsSpan().Fill(T.PositiveInfinity);
        X.Clear();
        Y.Clear();
    }

    /// <summary>The nearest neighbors of a point.</summary>
    public NearestList<T> Nearest(int point) => _nearest[point];

    /// <summary>Takes a neighbor of a point in if it is among the nearest.</summary>
    /// <param name="point">The point.</param>
    /// <param name="distance">The joint distance.</param>
    /// <param name="row">The neighbor's row.</param>
    public void Offer(int point, T distance, int row)
    {
        NearestList<T> nearest = _nearest[point];
        nearest.Offer(distance, row);

        // Inside the joint radius means below it; up to a marginal radius may mean at it.
        Reach[point] = _radius == CountRadius.InsideJoint ? nearest.KthDistance : T.BitIncrement(nearest.KthDistance);
    }
}
