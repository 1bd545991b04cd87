using LatentMI.Numerics;

namespace LatentMI.Pairing;

/// <summary>Fewer rows than there are, for estimates whose time and memory have a bound.</summary>
/// <remarks>
/// Beyond some hundred thousand rows an estimate gains little: its standard error falls with the square root of their number, and is 0.003 bits at
/// 200,000 rows where that of 2,000 is 0.03.
/// </remarks>
public static class RowSubsample
{
    /// <summary>Draws rows without replacement, each set of as many rows being as likely.</summary>
    /// <param name="count">The number of rows that there are.</param>
    /// <param name="most">The most rows to take; all are taken where there are no more.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="block">How many consecutive rows are taken or left together; 1 for independent rows, more for a time series.</param>
    /// <returns>The rows in rising order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1, <paramref name="count"/> below 0, or a block is longer than <paramref name="most"/>.</exception>
    public static int[] Draw(int count, int most, ulong seed, int block = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        if (count <= most)
        {
            return [.. Enumerable.Range(0, count)];
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, most);
        int[] drawn = new RandomStream(seed, RandomPurpose.RowSubsample).NextPermutation(count / block)[..(most / block)];
        Array.Sort(drawn);
        return [.. drawn.SelectMany(first => Enumerable.Range(first * block, block))];
    }
}
