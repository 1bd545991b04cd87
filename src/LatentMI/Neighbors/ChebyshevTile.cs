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
        nint n = TSimd.Count;
        TVector d00 = TSimd.Load(ref distances, 0);
        TVector d01 = TSimd.Load(ref distances, n);
        TVector d10 = TSimd.Load(ref distances, 2 * n);
        TVector d11 = TSimd.Load(ref distances, 3 * n);
        TVector d20 = TSimd.Load(ref distances, 4 * n);
        TVector d21 = TSimd.Load(ref distances, 5 * n);
        TVector d30 = TSimd.Load(ref distances, 6 * n);
        TVector d31 = TSimd.Load(ref distances, 7 * n);
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

        TSimd.Store(d00, ref distances, 0);
        TSimd.Store(d01, ref distances, n);
        TSimd.Store(d10, ref distances, 2 * n);
        TSimd.Store(d11, ref distances, 3 * n);
        TSimd.Store(d20, ref distances, 4 * n);
        TSimd.Store(d21, ref distances, 5 * n);
        TSimd.Store(d30, ref distances, 6 * n);
        TSimd.Store(d31, ref distances, 7 * n);
    }
}
