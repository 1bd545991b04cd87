using System.Numerics;

namespace LatentMI.Neighbors;

/// <summary>Pairs of points (x, y), each side row-major. A side may have no columns; then all of its distances are 0.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal sealed class PairedPoints<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Wraps the values of both sides, without a copy.</summary>
    /// <param name="x">count x dimensionsX finite values, row after row.</param>
    /// <param name="dimensionsX">The number of columns of X.</param>
    /// <param name="y">count x dimensionsY finite values, row after row.</param>
    /// <param name="dimensionsY">The number of columns of Y.</param>
    /// <param name="count">The number of pairs.</param>
    public PairedPoints(T[] x, int dimensionsX, T[] y, int dimensionsY, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.LongLength, (long)count * dimensionsX);
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.LongLength, (long)count * dimensionsY);
        X = x;
        Y = y;
        DimensionsX = dimensionsX;
        DimensionsY = dimensionsY;
        Count = count;
    }

    /// <summary>The values of X, row after row.</summary>
    public T[] X { get; }

    /// <summary>The values of Y, row after row.</summary>
    public T[] Y { get; }

    /// <summary>The number of columns of X.</summary>
    public int DimensionsX { get; }

    /// <summary>The number of columns of Y.</summary>
    public int DimensionsY { get; }

    /// <summary>The number of pairs.</summary>
    public int Count { get; }

    /// <summary>X packed for <see cref="BoxSearch{T}"/>, where it has been already; for one search after another of the same points.</summary>
    public BoxedPoints? BoxesX { get; init; }

    /// <summary>Y packed for <see cref="BoxSearch{T}"/>, where it has been already.</summary>
    public BoxedPoints? BoxesY { get; init; }

    /// <summary>The values of one point of X.</summary>
    public ReadOnlySpan<T> RowX(int row) => X.AsSpan(row * DimensionsX, DimensionsX);

    /// <summary>The values of one point of Y.</summary>
    public ReadOnlySpan<T> RowY(int row) => Y.AsSpan(row * DimensionsY, DimensionsY);
}
