using System.Numerics;
using System.Runtime.InteropServices;

namespace LatentMI.Numerics;

/// <summary>Sums of numbers in the same place of several rows: each place has a sum of its own, so that vectors of any width give the same digits.</summary>
internal static class VectorSums
{
    /// <summary>Adds a row.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="target">n sums.</param>
    /// <param name="values">n numbers.</param>
    public static void Add<T>(Span<T> target, ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        Span<Vector<T>> sums = MemoryMarshal.Cast<T, Vector<T>>(target);
        ReadOnlySpan<Vector<T>> rows = MemoryMarshal.Cast<T, Vector<T>>(values);
        for (int v = 0; v < sums.Length; v++)
        {
            sums[v] += rows[v];
        }

        for (int i = sums.Length * Vector<T>.Count; i < target.Length; i++)
        {
            target[i] += values[i];
        }
    }

    /// <summary>Adds a multiple of a row.</summary>
    /// <param name="target">n sums.</param>
    /// <param name="factor">What the row is multiplied by.</param>
    /// <param name="values">n numbers.</param>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> values)
    {
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(target);
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (int v = 0; v < sums.Length; v++)
        {
            sums[v] += factor * rows[v];
        }

        for (int i = sums.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += factor * values[i];
        }
    }
}
