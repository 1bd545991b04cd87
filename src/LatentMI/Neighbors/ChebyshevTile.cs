using System.Numerics;
using System.Runtime.CompilerServices;
using LatentMI.Numerics;

namespace LatentMI.Neighbors;

/// <summary>The inner kernel of the sweep: distances of a few rows to one panel of points.</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TSimd">The operations on it.</typeparam>
internal static class ChebyshevTile<T, TVector, TSimd>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TSimd : ISimd<TVector, T>
{
    /// <summary>The number of rows whose distances are computed together, so that they share each load of the panel.</summary>
    public const int Rows = 4;

    /// <summary>The number of points of a panel: two vectors.</summary>
    public static int Lanes => 2 * TSimd.Count;

    /// <summary>distances[r, i] = max(distances[r, i], max over columns c of |rows[c, r] - panel[c, i]|).</summary>
    /// <param name="rows">columns x <see cref="Rows"/> values.</param>
    /// <param name="panel">columns x <see cref="Lanes"/> values.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="distances"><see cref="Rows"/> x <see cref="Lanes"/> values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ref readonly T rows, ref readonly T panel, int columns, ref T distances)
    {
        var tile = new Tile(ref distances);
        tile.Widen(in rows, in panel, columns);
        tile.Store(ref distances);
    }

    /// <summary>distances[r, i] = max over columns c of |rows[c, r] - panel[c, i]|, 0 where there are no columns.</summary>
    /// <param name="rows">columns x <see cref="Rows"/> values.</param>
    /// <param name="panel">columns x <see cref="Lanes"/> values.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="distances">Receives <see cref="Rows"/> x <see cref="Lanes"/> values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Measure(ref readonly T rows, ref readonly T panel, int columns, ref T distances)
    {
        Tile tile = default;
        tile.Widen(in rows, in panel, columns);
        tile.Store(ref distances);
    }

    /// <summary>Which of the distances that <see cref="Measure"/> computes lie below a bound of their row.</summary>
    /// <param name="rows">columns x <see cref="Rows"/> values.</param>
    /// <param name="panel">columns x <see cref="Lanes"/> values.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="lower"><see cref="Rows"/> bounds.</param>
    /// <param name="upper"><see cref="Rows"/> bounds.</param>
    /// <param name="belowLower">Receives for each row the lanes below its first bound.</param>
    /// <param name="belowUpper">Receives for each row the lanes below its second bound.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compare(
        ref readonly T rows,
        ref readonly T panel,
        int columns,
        ref readonly T lower,
        ref readonly T upper,
        ref ulong belowLower,
        ref ulong belowUpper)
    {
        Tile tile = default;
        tile.Widen(in rows, in panel, columns);
        tile.Compare(in lower, ref belowLower);
        tile.Compare(in upper, ref belowUpper);
    }

    /// <summary>Distances of all rows to all lanes, in registers.</summary>
    private struct Tile
    {
        private TVector _d00, _d01, _d10, _d11, _d20, _d21, _d30, _d31;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Tile(ref readonly T distances)
        {
            nint n = TSimd.Count;
            _d00 = TSimd.Load(in distances, 0);
            _d01 = TSimd.Load(in distances, n);
            _d10 = TSimd.Load(in distances, 2 * n);
            _d11 = TSimd.Load(in distances, 3 * n);
            _d20 = TSimd.Load(in distances, 4 * n);
            _d21 = TSimd.Load(in distances, 5 * n);
            _d30 = TSimd.Load(in distances, 6 * n);
            _d31 = TSimd.Load(in distances, 7 * n);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Widen(ref readonly T rows, ref readonly T panel, int columns)
        {
            nint n = TSimd.Count;
            TVector d00 = _d00, d01 = _d01, d10 = _d10, d11 = _d11, d20 = _d20, d21 = _d21, d30 = _d30, d31 = _d31;
            ref T row = ref Unsafe.AsRef(in rows);
            ref T point = ref Unsafe.AsRef(in panel);
            for (int c = 0; c < columns; c++)
            {
                TVector p0 = TSimd.Load(ref point, 0);
                TVector p1 = TSimd.Load(ref point, n);
                TVector a = TSimd.Create(row);
                d00 = TSimd.MaxNumber(d00, TSimd.AbsDifference(a, p0));
                d01 = TSimd.MaxNumber(d01, TSimd.AbsDifference(a, p1));
                a = TSimd.Create(Unsafe.Add(ref row, 1));
                d10 = TSimd.MaxNumber(d10, TSimd.AbsDifference(a, p0));
                d11 = TSimd.MaxNumber(d11, TSimd.AbsDifference(a, p1));
                a = TSimd.Create(Unsafe.Add(ref row, 2));
                d20 = TSimd.MaxNumber(d20, TSimd.AbsDifference(a, p0));
                d21 = TSimd.MaxNumber(d21, TSimd.AbsDifference(a, p1));
                a = TSimd.Create(Unsafe.Add(ref row, 3));
                d30 = TSimd.MaxNumber(d30, TSimd.AbsDifference(a, p0));
                d31 = TSimd.MaxNumber(d31, TSimd.AbsDifference(a, p1));
                row = ref Unsafe.Add(ref row, Rows);
                point = ref Unsafe.Add(ref point, 2 * n);
            }

            (_d00, _d01, _d10, _d11, _d20, _d21, _d30, _d31) = (d00, d01, d10, d11, d20, d21, d30, d31);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store(ref T distances)
        {
            nint n = TSimd.Count;
            TSimd.Store(_d00, ref distances, 0);
            TSimd.Store(_d01, ref distances, n);
            TSimd.Store(_d10, ref distances, 2 * n);
            TSimd.Store(_d11, ref distances, 3 * n);
            TSimd.Store(_d20, ref distances, 4 * n);
            TSimd.Store(_d21, ref distances, 5 * n);
            TSimd.Store(_d30, ref distances, 6 * n);
            TSimd.Store(_d31, ref distances, 7 * n);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Compare(ref readonly T bounds, ref ulong below)
        {
            ref T bound = ref Unsafe.AsRef(in bounds);
            below = Below(_d00, _d01, bound);
            Unsafe.Add(ref below, 1) = Below(_d10, _d11, Unsafe.Add(ref bound, 1));
            Unsafe.Add(ref below, 2) = Below(_d20, _d21, Unsafe.Add(ref bound, 2));
            Unsafe.Add(ref below, 3) = Below(_d30, _d31, Unsafe.Add(ref bound, 3));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong Below(TVector first, TVector second, T bound)
        {
            TVector bounds = TSimd.Create(bound);
            return TSimd.LessThanMask(first, bounds) | (TSimd.LessThanMask(second, bounds) << TSimd.Count);
        }
    }
}
