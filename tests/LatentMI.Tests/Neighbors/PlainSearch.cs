using System.Numerics;
using LatentMI.Neighbors;

namespace LatentMI.Tests.Neighbors;

/// <summary>The searches' definition, as plain loops.</summary>
internal static class PlainSearch
{
    public static NeighborCounts Search<T>(NeighborQuery<T> query)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = query.Observed.Count;
        var answers = new NeighborCounts(query.Queries.Count);
        for (int i = 0; i < query.Queries.Count; i++)
        {
            var others = Enumerable.Range(0, n).Where(j => !(query.ExcludesSelf && i == j)).Select(j => (
                Row: j,
                X: Distance(query.Queries.RowX(i), query.Observed.RowX(j)),
                Y: Distance(query.Queries.RowY(i), query.Observed.RowY(j)))).ToArray();
            var nearest = others.OrderBy(other => T.Max(other.X, other.Y)).ThenBy(other => other.Row).Take(query.Neighbors).ToArray();
            T joint = T.Max(nearest[^1].X, nearest[^1].Y);
            T radiusX = nearest.Max(neighbor => neighbor.X);
            T radiusY = nearest.Max(neighbor => neighbor.Y);
            bool inside = query.Radius == CountRadius.InsideJoint;
            answers.Distances[i] = double.CreateChecked(joint);
            answers.CountsX[i] = others.Count(other => inside ? other.X < joint : other.X <= radiusX);
            answers.CountsY[i] = others.Count(other => inside ? other.Y < joint : other.Y <= radiusY);
        }

        return answers;
    }

    private static T Distance<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        for (int c = 0; c < a.Length; c++)
        {
            largest = T.Max(largest, T.Abs(a[c] - b[c]));
        }

        return largest;
    }
}
