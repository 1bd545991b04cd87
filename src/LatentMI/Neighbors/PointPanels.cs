using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// Points packed for vectors: panels of a fixed number of points (lanes), within a panel column after column, so that one load reads one
/// column of neighboring points. The lanes after the last point hold zeros.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class PointPanels<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _values;
    private readonly int _dimensions;
    private readonly int _lanes;

    /// <summary>Packs points.</summary>
    /// <param name="points">count x dimensions values, row after row.</param>
    /// <param name="count">The number of points.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="lanes">The number of points in a panel.</param>
    /// <param name="team">Who does the work.</param>
    public PointPanels(T[] points, int count, int dimensions, int lanes, WorkerTeam team)
    {
        _dimensions = dimensions;
        _lanes = lanes;
        int panels = (count + lanes - 1) / lanes;
        _values = GC.AllocateUninitializedArray<T>(checked(panels * lanes * dimensions));
        team.Run(panels, panel => Pack(points, panel, Math.Min(lanes, count - (panel * lanes))));
    }

    /// <summary>The values of a panel from a column on: value c * lanes + i belongs to column first + c of the panel's point i.</summary>
    public ref readonly T this[int panel, int firstColumn] => ref _values[((panel * _dimensions) + firstColumn) * _lanes];

    private void Pack(T[] points, int panel, int filled)
    {
        Span<T> destination = _values.AsSpan(panel * _lanes * _dimensions, _lanes * _dimensions);
        if (filled < _lanes)
        {
            destination.Clear();
        }

        for (int lane = 0; lane < filled; lane++)
        {
            ReadOnlySpan<T> source = points.AsSpan(((panel * _lanes) + lane) * _dimensions, _dimensions);
            for (int c = 0; c < source.Length; c++)
            {
                destination[(c * _lanes) + lane] = source[c];
            }
        }
    }
}
