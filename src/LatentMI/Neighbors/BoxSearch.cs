using System.Numerics;
using System.Runtime.Intrinsics;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>
/// Searches like <see cref="SweepSearch{T}"/>, with vector instructions over panels of points, but orders the points so that a panel's lie near each
/// other, leaves out the panels whose bounding box is out of reach, and measures in float32 first: only the few distances that rounding leaves in
/// doubt are computed in the precision of the points. Points beyond the range of float32 are left to the sweep. It is the choice up to some tens of columns; with hundreds no box is out of reach.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
/// <param name="width">The width of the vectors. It does not change the answers.</param>
internal sealed class BoxSearch<T>(SimdWidth width) : INeighborSearch<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of points in a panel, for <see cref="PairedPoints{T}.BoxesX"/>.</summary>
    public static int Lanes(SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => ChebyshevTile<float, Vector512<float>, Simd512<float>>.Lanes,
        SimdWidth.Vector256 => ChebyshevTile<float, Vector256<float>, Simd256<float>>.Lanes,
        SimdWidth.Vector128 => ChebyshevTile<float, Vector128<float>, Simd128<float>>.Lanes,
        _ => ChebyshevTile<float, float, SimdScalar<float>>.Lanes,
    };

    // Differences of such values are far from overflow in float32.
    private const double LargestMagnitude = 1e37;

    /// <inheritdoc/>
    public NeighborCounts Search(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken) => width switch
    {
        _ when !IsInRange(query.Observed) || !(query.ExcludesSelf || IsInRange(query.Queries)) => new SweepSearch<T>(width).Search(query, team, cancellationToken),
        SimdWidth.Vector512 => BoxSweep<T, Vector512<float>, Simd512<float>>.Run(query, team, cancellationToken),
        SimdWidth.Vector256 => BoxSweep<T, Vector256<float>, Simd256<float>>.Run(query, team, cancellationToken),
        SimdWidth.Vector128 => BoxSweep<T, Vector128<float>, Simd128<float>>.Run(query, team, cancellationToken),
        _ => BoxSweep<T, float, SimdScalar<float>>.Run(query, team, cancellationToken),
    };

    private static bool IsInRange(PairedPoints<T> points) => IsInRange(points.X) && IsInRange(points.Y);

    private static bool IsInRange(ReadOnlySpan<T> values)
    {
        T largest = T.CreateSaturating(LargestMagnitude);
        foreach (T value in values)
        {
            if (!(T.Abs(value) <= largest))
            {
                return false;
            }
        }

        return true;
    }
}
