using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// An order of points in which every aligned run of 2^s of them lies in one box: the points are halved at the median of one column after the other
/// (the order of the leaves of a k-d tree).
/// </summary>
internal static class NestedOrder
{
    /// <summary>Orders points.</summary>
    /// <param name="points">All points.</param>
    /// <param name="rows">Those to order.</param>
    /// <returns>Their positions among <paramref name="rows"/>.</returns>
    public static int[] Of(MatrixView points, int[] rows)
    {
        int[] order = [.. Enumerable.Range(0, rows.Length)];
        var keys = new float[rows.Length];
        Halve(0, rows.Length, depth: 0);
        return order;

        void Halve(int start, int end, int depth)
        {
            if (end - start < 2)
            {
                return;
            }

            int column = depth % points.Columns;
            for (int i = start; i < end; i++)
            {
                keys[i] = points.Row(rows[order[i]])[column];
            }

            Array.Sort(keys, order, start, end - start);

            // The first part is the largest power of 2 below the length, so that runs stay aligned.
            int middle = start + (1 << (int)Math.Ceiling(Math.Log2(end - start) - 1));
            Halve(start, middle, depth + 1);
            Halve(middle, end, depth + 1);
        }
    }
}
