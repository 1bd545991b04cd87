using LatentMI.Numerics;

namespace LatentMI.Studies.Lags;

/// <summary>The rows of X that are put beside rows of Y that they do not belong to, at all lags alike.</summary>
internal static class LagSurrogates
{
    /// <summary>X shifted in a circle, by different numbers of rows.</summary>
    /// <remarks>
    /// Shifts so short that the shifted curve overlaps the curve itself are as likely as others, though it may hold the true lag then: the test is exact for a
    /// stationary circle because its shifts are a group, and without these they are none. docs/lags.md has what leaving them out would do.
    /// </remarks>
    /// <param name="rows">The rows of X that have a row of Y at every lag.</param>
    /// <param name="count">The number of all rows, which are the circle.</param>
    /// <param name="surrogates">How many; less than there are rows.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>For each surrogate the row of X in the place of each of <paramref name="rows"/>.</returns>
    public static IEnumerable<int[]> Shifts(int[] rows, int count, int surrogates, ulong seed)
    {
        int[] drawn = new RandomStream(seed, RandomPurpose.Permutation).NextPermutation(count - 1);
        foreach (int shift in drawn.Take(surrogates))
        {
            yield return Array.ConvertAll(rows, row => (int)((row + 1L + shift) % count));
        }
    }

    /// <summary>The trials of X in random orders, laid over those of Y; rows keep their order within a trial.</summary>
    /// <param name="rows">The rows of X that have a row of Y at every lag.</param>
    /// <param name="trials">The trial of each of them, those of a trial one after the other.</param>
    /// <param name="surrogates">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>For each surrogate the row of X in the place of each of <paramref name="rows"/>.</returns>
    public static IEnumerable<int[]> Exchanges(int[] rows, int[] trials, int surrogates, ulong seed)
    {
        int[][] members = [.. rows.Zip(trials).GroupBy(row => row.Second, row => row.First).Select(trial => trial.ToArray())];
        for (int i = 0; i < surrogates; i++)
        {
            int[] order = new RandomStream(seed, RandomPurpose.Permutation, (ulong)i).NextPermutation(members.Length);
            yield return [.. order.SelectMany(trial => members[trial])];
        }
    }
}
