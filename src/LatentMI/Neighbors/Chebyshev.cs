using System.Numerics;

namespace LatentMI.Neighbors;

/// <summary>The Chebyshev metric.</summary>
internal static class Chebyshev
{
    /// <summary>The largest |a - b| of all columns; 0 where there are no columns.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="a">A point.</param>
    /// <param name="b">Another, of as many columns.</param>
    public static T Distance<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T distance = T.Zero;
        for (int c = 0; c < a.Length; c++)
        {
            T difference = T.Abs(a[c] - b[c]);
            distance = difference > distance ? difference : distance;
        }

        return distance;
    }
}
