using System.Numerics;
using System.Runtime.CompilerServices;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>One marginal space of a block of rows: their distances to the points of one panel.</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TSimd">The operations on it.</typeparam>
internal sealed class SweepSide<T, TVector, TSimd>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TSimd : ISimd<TVector, T>
{
    /// <summary>The rows of a block: enough that panels read from far memory are used many times.</summary>
    public const int Rows = 32;

    // A panel's columns are taken in tiles that stay in the first-level cache while all rows of the block use them.
    private const int ColumnTile = 256;

    private const int Together = ChebyshevTile<T, TVector, TSimd>.Rows;

    private readonly PointPanels<T> _panels;
    private readonly T[] _queries;
    private readonly int _dimensions;
    private readonly T[] _rows;
    private readonly T[] _distances = new T[Rows * Lanes];

    /// <summary>Makes the buffers of one worker.</summary>
    /// <param name="panels">The observed points.</param>
    /// <param name="queries">The query points, row after row.</param>
    /// <param name="dimensions">The number of columns.</param>
    public SweepSide(PointPanels<T> panels, T[] queries, int dimensions)
    {
        _panels = panels;
        _queries = queries;
        _dimensions = dimensions;
        _rows = new T[Rows * dimensions];
    }

    private static int Lanes => ChebyshevTile<T, TVector, TSimd>.Lanes;

    /// <summary>The distances of a row to the points of the panel.</summary>
    public ref T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _distances[row * Lanes];
    }

    /// <summary>Takes up the block's rows: four rows together, column after column, as the kernel reads them.</summary>
    /// <param name="firstRow">The block's first row.</param>
    /// <param name="rows">How many there are.</param>
    public void Start(int firstRow, int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<T> source = _queries.AsSpan((firstRow + i) * _dimensions, _dimensions);
            Span<T> destination = _rows.AsSpan(i / Together * Together * _dimensions, Together * _dimensions);
            for (int c = 0; c < source.Length; c++)
            {
                destination[(c * Together) + (i % Together)] = source[c];
            }
        }
    }

    /// <summary>Computes the distances of all rows to a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="points">How many of its lanes hold points.</param>
    /// <param name="self">Row i is the point of lane self + i, if there is such a lane.</param>
    public void Measure(int panel, int points, int self)
    {
        _distances.AsSpan().Clear();
        if (points < Lanes || (self > -Rows && self < Lanes))
        {
            Exclude(points, self);
        }

        for (int column = 0; column < _dimensions; column += ColumnTile)
        {
            int columns = Math.Min(ColumnTile, _dimensions - column);
            ref readonly T first = ref _panels[panel, column];
            for (int i = 0; i < Rows; i += Together)
            {
                ChebyshevTile<T, TVector, TSimd>.Widen(
                    ref _rows[(i * _dimensions) + (column * Together)], in first, columns, ref _distances[i * Lanes]);
            }
        }
    }

    // Lanes without a point, and each row's own lane, start out infinitely far and so stay.
    private void Exclude(int points, int self)
    {
        for (int i = 0; i < Rows; i++)
        {
            _distances.AsSpan((i * Lanes) + points, Lanes - points).Fill(T.PositiveInfinity);
            if (self + i >= 0 && self + i < Lanes)
            {
                _distances[(i * Lanes) + self + i] = T.PositiveInfinity;
            }
        }
    }
}
