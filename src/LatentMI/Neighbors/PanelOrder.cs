using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// Orders points so that neighbors come together: as a k-d tree does (J. L. Bentley, 1975), parts of the points are halved at the middle of their
/// widest column until a part fits a panel.
/// </summary>
internal static class PanelOrder
{
    // Two parts that were parted once touch each other: only after some halvings of a column do most parts lie out of reach in it.
    private const int HalvingsPerColumn = 3;

    /// <summary>Finds the order. It depends on the points alone.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="points">count x dimensions values, row after row.</param>
    /// <param name="count">The number of points.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="lanes">The number of points in a panel; every panel but the last is full.</param>
    /// <param name="team">Who does the work.</param>
    /// <returns>The row of each place.</returns>
    public static int[] Find<T>(T[] points, int count, int dimensions, int lanes, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        if (dimensions == 0)
        {
            return rows;
        }

        int columns = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, count / lanes)) / HalvingsPerColumn, 1, dimensions);
        int[] widest = WidestColumns(points, count, dimensions, columns);
        var keys = new T[count];
        List<Range> parts = [.. PartsOf(0, count, lanes)];
        while (parts.Count > 0)
        {
            List<Range> current = parts;
            var halves = new int[current.Count];
            team.Run(current.Count, i =>
            {
                (int start, int length) = current[i].GetOffsetAndLength(count);
                int middle = length / lanes / 2 * lanes;
                Halve(points, dimensions, widest, rows.AsSpan(start, length), keys.AsSpan(start, length), middle);
                halves[i] = start + middle;
            });
            parts = [.. current.SelectMany((range, i) => PartsOf(range.Start.Value, halves[i], lanes).Concat(PartsOf(halves[i], range.End.Value, lanes)))];
        }

        return rows;
    }

    /// <summary>The part itself where it has two panels or more, else nothing.</summary>
    private static IEnumerable<Range> PartsOf(int start, int end, int lanes)
    {
        if (end - start >= 2 * lanes)
        {
            yield return start..end;
        }
    }

    private static int[] WidestColumns<T>(T[] points, int count, int dimensions, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sums = new double[dimensions];
        var squares = new double[dimensions];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> point = points.AsSpan(i * dimensions, dimensions);
            for (int c = 0; c < point.Length; c++)
            {
                double value = double.CreateTruncating(point[c]);
                sums[c] += value;
                squares[c] += value * value;
            }
        }

        // A stable sort: of columns of equal variance the first.
        return [.. Enumerable.Range(0, dimensions).OrderByDescending(c => squares[c] - (sums[c] * sums[c] / count)).Take(columns)];
    }

    private static void Halve<T>(T[] points, int dimensions, int[] columns, Span<int> rows, Span<T> keys, int middle)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int widest = columns[0];
        T widestRange = T.NegativeInfinity;
        foreach (int column in columns)
        {
            T lower = T.PositiveInfinity;
            T upper = T.NegativeInfinity;
            foreach (int row in rows)
            {
                T value = points[(row * dimensions) + column];
                lower = value < lower ? value : lower;
                upper = value > upper ? value : upper;
            }

            if (upper - lower > widestRange)
            {
                (widest, widestRange) = (column, upper - lower);
            }
        }

        for (int i = 0; i < rows.Length; i++)
        {
            keys[i] = points[(rows[i] * dimensions) + widest];
        }

        Selection.Part(keys, rows, middle);
    }
}
