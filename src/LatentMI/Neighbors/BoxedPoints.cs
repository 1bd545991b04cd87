using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// Points of one space, rounded to float32, in panels (<see cref="PointPanels{T}"/>) of points that lie near each other, with the smallest box around
/// each panel.
/// </summary>
internal sealed class BoxedPoints
{
    // Bounds of neighboring panels are read by vectors of up to so many.
    private const int PanelsOfVector = 16;
    private const int PanelsTogether = 64;

    private BoxedPoints(int[] rows, int dimensions, int lanes)
    {
        Rows = rows;
        Dimensions = dimensions;
        Lanes = lanes;
        Panels = (rows.Length + lanes - 1) / lanes;
        PanelStride = (Panels + PanelsOfVector - 1) / PanelsOfVector * PanelsOfVector;

        // One more, so that there is a first value even of no columns.
        Values = new float[checked((Panels * lanes * dimensions) + 1)];
        Lower = new float[(dimensions * PanelStride) + 1];
        Upper = new float[(dimensions * PanelStride) + 1];
    }

    private BoxedPoints(BoxedPoints points, int[] rows)
    {
        Rows = rows;
        (Dimensions, Lanes, Panels, PanelStride) = (points.Dimensions, points.Lanes, points.Panels, points.PanelStride);
        (Values, Lower, Upper) = (points.Values, points.Lower, points.Upper);
    }

    /// <summary>The row of each place.</summary>
    public int[] Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Dimensions { get; }

    /// <summary>The number of points in a panel.</summary>
    public int Lanes { get; }

    /// <summary>The number of panels.</summary>
    public int Panels { get; }

    /// <summary>From a panel's bound in one column to that in the next.</summary>
    public int PanelStride { get; }

    /// <summary>Panel after panel, within it column after column, within that lane after lane; zeros after the last point.</summary>
    public float[] Values { get; }

    /// <summary>The least value of each panel in each column: columns x <see cref="PanelStride"/>.</summary>
    public float[] Lower { get; }

    /// <summary>The largest value of each panel in each column: columns x <see cref="PanelStride"/>.</summary>
    public float[] Upper { get; }

    /// <summary>Packs points in the order that keeps neighbors together.</summary>
    /// <typeparam name="T">The points' precision.</typeparam>
    /// <param name="points">count x dimensions values, row after row.</param>
    /// <param name="count">The number of points.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="lanes">The number of points in a panel.</param>
    /// <param name="team">Who does the work.</param>
    public static BoxedPoints InOrder<T>(T[] points, int count, int dimensions, int lanes, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Along(PanelOrder.Find(points, count, dimensions, lanes, team), points, dimensions, lanes, team);

    /// <summary>Packs points in a given order.</summary>
    /// <typeparam name="T">The points' precision.</typeparam>
    /// <param name="rows">The row of each place.</param>
    /// <param name="points">Values, row after row.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="lanes">The number of points in a panel.</param>
    /// <param name="team">Who does the work.</param>
    public static BoxedPoints Along<T>(int[] rows, T[] points, int dimensions, int lanes, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var boxed = new BoxedPoints(rows, dimensions, lanes);
        team.Run((boxed.Panels + PanelsTogether - 1) / PanelsTogether, part =>
        {
            var box = new BoundingBox(dimensions);
            for (int panel = part * PanelsTogether; panel < Math.Min(boxed.Panels, (part + 1) * PanelsTogether); panel++)
            {
                boxed.Pack(points, panel, box);
            }
        });
        return boxed;
    }

    /// <summary>The lanes of a panel that hold points, a bit for each.</summary>
    /// <param name="panel">The panel.</param>
    public ulong Filled(int panel)
    {
        int filled = Math.Min(Lanes, Rows.Length - (panel * Lanes));
        return ulong.MaxValue >> (64 - filled);
    }

    /// <summary>The same points, each called by another row.</summary>
    /// <param name="names">The new row of each row.</param>
    public BoxedPoints Renamed(int[] names) => new(this, Array.ConvertAll(Rows, row => names[row]));

    private void Pack<T>(T[] points, int panel, BoundingBox box)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        box.Clear();
        Span<float> destination = Values.AsSpan(panel * Lanes * Dimensions, Lanes * Dimensions);
        int filled = Math.Min(Lanes, Rows.Length - (panel * Lanes));
        for (int lane = 0; lane < filled; lane++)
        {
            ReadOnlySpan<T> source = points.AsSpan(Rows[(panel * Lanes) + lane] * Dimensions, Dimensions);
            for (int c = 0; c < source.Length; c++)
            {
                float value = float.CreateTruncating(source[c]);
                destination[(c * Lanes) + lane] = value;
                box.Include(c, value);
            }
        }

        for (int c = 0; c < Dimensions; c++)
        {
            Lower[(c * PanelStride) + panel] = box.Lower[c];
            Upper[(c * PanelStride) + panel] = box.Upper[c];
        }
    }
}
