using System.Numerics;

namespace LatentMI.Neighbors;

/// <summary>Parts numbers around one of a given rank, without sorting them.</summary>
internal static class Selection
{
    /// <summary>Moves the smallest keys to the front: in the end no key before the middle is larger than any from the middle on (C. A. R. Hoare, 1961).</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="keys">The keys.</param>
    /// <param name="rows">What belongs to each key and moves with it.</param>
    /// <param name="middle">How many keys come before the middle.</param>
    public static void Part<T>(Span<T> keys, Span<int> rows, int middle)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int low = 0;
        int high = keys.Length - 1;
        while (low < high)
        {
            T a = keys[low], b = keys[low + ((high - low) / 2)], c = keys[high];
            T pivot = T.Max(T.Min(a, b), T.Min(T.Max(a, b), c));
            int i = low;
            int j = high;
            while (i <= j)
            {
                while (keys[i] < pivot)
                {
                    i++;
                }

                while (keys[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (keys[i], keys[j]) = (keys[j], keys[i]);
                    (rows[i], rows[j]) = (rows[j], rows[i]);
                    i++;
                    j--;
                }
            }

            if (middle <= j)
            {
                high = j;
            }
            else if (middle >= i)
            {
                low = i;
            }
            else
            {
                return;
            }
        }
    }
}
