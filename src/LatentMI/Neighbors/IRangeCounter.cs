using System.Numerics;

namespace LatentMI.Neighbors;

/// <summary>Counts the points of a space that lie near a point.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal interface IRangeCounter<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of points whose Chebyshev distance to a point is below a radius.</summary>
    /// <param name="query">The point.</param>
    /// <param name="radius">The radius.</param>
    int CountInside(ReadOnlySpan<T> query, T radius);
}
