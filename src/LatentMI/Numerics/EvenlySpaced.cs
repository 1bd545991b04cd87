namespace LatentMI.Numerics;

/// <summary>Evenly spaced places in a list, for what few of its entries tell as well as all.</summary>
internal static class EvenlySpaced
{
    /// <summary>Some places, from the first on; all where there are no more.</summary>
    /// <param name="count">How many entries there are.</param>
    /// <param name="most">The most places.</param>
    public static int[] Places(int count, int most)
    {
        int some = Math.Min(count, most);
        return [.. Enumerable.Range(0, some).Select(i => (int)((long)i * count / some))];
    }
}
