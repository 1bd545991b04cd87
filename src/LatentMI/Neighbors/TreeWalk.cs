using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>One run of <see cref="TreeSearch{T}"/>: the trees, and the blocks of query points that are sought in them.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class TreeWalk<T> : IPartedWork
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Rows = 256;

    private readonly NeighborQuery<T> _query;
    private readonly CancellationToken _cancellationToken;
    private readonly KdTree<T> _joint;
    private readonly IRangeCounter<T> _x;
    private readonly IRangeCounter<T> _y;
    private readonly NearestList<T>[] _nearest;
    private readonly T[][] _points;

    /// <summary>Builds the trees.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="team">Who does the work.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public TreeWalk(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken)
    {
        _query = query;
        _cancellationToken = cancellationToken;
        PairedPoints<T> observed = query.Observed;
        _joint = new KdTree<T>(Join(observed), observed.Count, observed.DimensionsX + observed.DimensionsY, team);
        _x = CreateCounter(observed.X, observed.Count, observed.DimensionsX, team);
        _y = CreateCounter(observed.Y, observed.Count, observed.DimensionsY, team);
        _nearest = new NearestList<T>[team.Threads];
        _points = new T[team.Threads][];
        Answers = new NeighborCounts(query.Queries.Count);
    }

    /// <summary>The number of blocks of query points.</summary>
    public int Blocks => (_query.Queries.Count + Rows - 1) / Rows;

    /// <summary>What was found.</summary>
    public NeighborCounts Answers { get; }

    /// <inheritdoc/>
    public void Run(int part, int worker)
    {
        NearestList<T> nearest = _nearest[worker] ??= new NearestList<T>(_query.Neighbors);
        T[] point = _points[worker] ??= new T[_query.Queries.DimensionsX + _query.Queries.DimensionsY];
        int end = Math.Min(Rows * (part + 1), _query.Queries.Count);
        for (int i = Rows * part; i < end; i++)
        {
            _cancellationToken.ThrowIfCancellationRequested();

            // In the order of the tree, one query finds in the cache what the one before it has read.
            Answer(_query.ExcludesSelf ? _joint.Rows[i] : i, point, nearest);
        }
    }

    private static T[] Join(PairedPoints<T> points)
    {
        int dimensions = points.DimensionsX + points.DimensionsY;
        T[] joint = GC.AllocateUninitializedArray<T>(checked(points.Count * dimensions));
        for (int i = 0; i < points.Count; i++)
        {
            points.RowX(i).CopyTo(joint.AsSpan(i * dimensions));
            points.RowY(i).CopyTo(joint.AsSpan((i * dimensions) + points.DimensionsX));
        }

        return joint;
    }

    private static IRangeCounter<T> CreateCounter(T[] points, int count, int dimensions, WorkerTeam team) =>
        dimensions == 1 ? new SortedColumn<T>(points) : new KdTree<T>(points, count, dimensions, team);

    private void Answer(int row, T[] point, NearestList<T> nearest)
    {
        ReadOnlySpan<T> x = _query.Queries.RowX(row);
        ReadOnlySpan<T> y = _query.Queries.RowY(row);
        x.CopyTo(point);
        y.CopyTo(point.AsSpan(x.Length));
        nearest.Clear();
        _joint.FindNearest(point, _query.ExcludesSelf ? row : -1, nearest);
        MarginalRadii<T> radii = MarginalRadii<T>.Create(_query, row, nearest);
        Answers.Distances[row] = double.CreateChecked(nearest.KthDistance);
        Answers.CountsX[row] = CountOthers(_x, x, radii.X);
        Answers.CountsY[row] = CountOthers(_y, y, radii.Y);
    }

    private int CountOthers(IRangeCounter<T> counter, ReadOnlySpan<T> point, T radius)
    {
        // The point itself, at distance 0, is inside every radius but 0.
        int self = _query.ExcludesSelf && radius > T.Zero ? 1 : 0;
        return counter.CountInside(point, radius) - self;
    }
}
